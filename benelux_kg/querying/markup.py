"""What XML cannot hold, whatever its escapes.

Source: XML 1.0, 2.2 Characters.
"""

from __future__ import annotations

import re

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
