"""What the linter says of frames with one fault each; the faults of all files come in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from benelux_kg.errors import ResourceError
from benelux_kg.extraction.frames import load_frames, read_frames
from benelux_kg.extraction.linting import find_untested

SOUND = """\
name = "hosts"
version = "1"
meaning = "A country hosts an organisation."
[triggers]
nl = ["huisvest"]
[roles.host]
types = ["Country"]
side = "before"
[roles.guest]
types = ["InternationalOrganisation"]
required = true
[[claims]]
subject = "host"
predicate = "bkg:memberOf"
object = "guest"
[[tests]]
language = "nl"
text = "België huisvest de Benelux Unie."
claims = ["id:country/be bkg:memberOf id:organisation/benelux-union"]
[[tests]]
language = "nl"
text = "België huisvest een kantine."
claims = []
"""
POSITIVE = """[[tests]]
language = "nl"
text = "België huisvest de Benelux Unie."
claims = ["id:country/be bkg:memberOf id:organisation/benelux-union"]
"""
NEGATIVE = SOUND[SOUND.rindex("[[tests]]") :]

FAULTS = [
    ("an unknown predicate", 'predicate = "bkg:memberOf"', 'predicate = "bkg:membersOf"', "unknown term 'bkg:membersOf'"),
    ("a class for a predicate", 'predicate = "bkg:memberOf"', 'predicate = "bkg:Country"', "unknown term 'bkg:Country'"),
    ("an unknown concept", 'object = "guest"', 'object = "voc:domain/drugs-trade"', "unknown term 'voc:domain/drugs-trade'"),
    ("an unknown thing", 'object = "guest"', 'object = "id:country/xx"', "unknown term 'id:country/xx'"),
    ("an unknown prefix", 'object = "guest"', 'object = "vox:domain/crime"', "unknown term 'vox:domain/crime'"),
    ("an unknown thing a role is limited to", "required = true", 'things = ["id:organisation/atlantis"]', "unknown term 'id:organisation/atlantis'"),
    ("an unknown role in a claim", 'object = "guest"', 'object = "gest"', "'gest' is neither a role nor a term"),
    ("an unknown part of a role", 'object = "guest"', 'object = "guest.colour"', "unknown part 'guest.colour'"),
    ("an unknown type", '["Country"]', '["Land"]', "role host: unknown type 'Land'"),
    ("an unknown key", 'side = "before"', 'sight = "before"', "role host: unknown key 'sight'"),
    ("an unknown value", 'side = "before"', 'side = "above"', "role host: side is 'above', not one of"),
    ("an unknown language", "nl = [", "nn = [", "triggers should be a table of lists by language"),
    ("an unknown factuality", 'version = "1"', 'version = "1"\nfactuality = "Certain"', "factuality is 'Certain'"),
    ("a number for words", '["huisvest"]', "[7]", "triggers should be"),
    ("one text for a list", '["huisvest"]', '"huisvest"', "triggers should be"),
    ("a text for a number", "required = true", 'near = "close"', "role guest: near should be a whole number"),
    ("a text for a truth", "required = true", 'required = "yes"', "role guest: required should be true or false"),
    ("a role that is no table", "[roles.host]", 'roles.third = "x"\n[roles.host]', "should be"),
    ("a missing key", 'meaning = "A country hosts an organisation."\n', "", "meaning is missing"),
    ("an empty meaning", '"A country hosts an organisation."', '" "', "meaning is empty"),
    ("a claim without an object", 'object = "guest"\n', "", "claim 1: object is missing"),
    ("a test without claims", "claims = []\n", "", "test 2: claims is missing"),
    ("another name than the file's", 'name = "hosts"', 'name = "host"', "the name is 'host', the file's is 'hosts'"),
    ("a trigger that stands there twice", '["huisvest"]', '["huisvest", "Huisvést"]', "'huisvest' (nl) stands there twice"),
    ("a trigger without its end", '["huisvest"]', '["vangt …"]', "never ends: no words stand after '…'"),
    ("a trigger without its beginning", '["huisvest"]', '["… op"]', "never ends: it has no words to begin with"),
    ("an empty trigger", '["huisvest"]', '[""]', "never ends: it has no words to begin with"),
    ("a trigger that is any word", '["huisvest"]', '["*"]', "never ends: it has no words to begin with"),
    ("a trigger of three parts", '["huisvest"]', '["vangt … in … op"]', "more than two parts"),
    ("a star within a trigger", '["huisvest"]', '["huis*vest"]', "can never be met with: '*'"),
    ("a star in a trigger's second part", '["huisvest"]', '["vangt … op*"]', "can never be met with: '*'"),
    ("two spaces in a trigger", '["huisvest"]', '["vangt  op"]', "can never be met with: one space"),
    ("no trigger at all", 'nl = ["huisvest"]', "", "nothing sets it off"),
    ("a trigger kind that no mention has", 'nl = ["huisvest"]', 'kinds = ["Castle"]', "trigger kind 'Castle': no mention is of that kind"),
    ("a trigger block that is none", 'nl = ["huisvest"]', 'blocks = ["sonnet"]', "blocks 'sonnet': no block is of that kind"),
    ("a heading that is none", 'version = "1"', 'version = "1"\nunder = ["sonnet"]', "under 'sonnet': no block is of that kind"),
    ("a role without use", "[[claims]]", '[roles.idle]\ntypes = ["Date"]\n[[claims]]', "role idle: no claim, setting or condition uses it"),
    ("an unknown role in a condition", 'side = "before"', 'without = ["gest"]', "role host: without: there is no role 'gest'"),
    ("a condition on a later role", 'side = "before"', 'when = ["guest"]', "role host: when: role 'guest' is filled later"),
    ("an unknown role in needs", 'version = "1"', 'version = "1"\nneeds = [["gest"]]', "needs: there is no role 'gest'"),
    ("an unknown role in a setting", 'side = "before"', 'as = "action"\nowner = "gest"', "role host: owner: there is no role 'gest'"),
    ("a list item without a list", "required = true", 'from = "within"', "role guest: nothing can fill it: from = 'within' needs fan_out"),
    ("roles named after each other", "[[claims]]", '[roles.a]\nas = "action"\nowner = "b"\n[roles.b]\nas = "action"\nowner = "a"\n[[claims]]', "role a: never ends: it takes its name from itself (a → b → a)"),
    ("no positive test", POSITIVE, "", "no positive test"),
    ("no negative test", NEGATIVE, "", "no negative test"),
    ("a test in no known language", 'language = "nl"\ntext = "België huisvest een', 'language = "it"\ntext = "België huisvest een', "test 2: language 'it'"),
    ("a test without words", '"België huisvest een kantine."', '""', "test 2: the text is empty"),
    ("a text that does not end", 'version = "1"', 'version = "1', "no TOML, or TOML that does not end"),
    ("a list that does not end", '["huisvest"]', '["huisvest"', "no TOML, or TOML that does not end"),
    ("a table that does not end", "[roles.guest]", "[roles.guest", "no TOML, or TOML that does not end"),
]  # fmt: skip


def lint(folder: Path, **frames: str) -> str:
    """Write the frames under their names, read them, and return the error's one line, empty where there is none."""
    paths = []
    for name, text in frames.items():
        paths.append(folder / f"{name}.toml")
        paths[-1].write_text(text, "utf-8")
    try:
        read_frames(paths)
    except ResourceError as error:
        return str(error)
    return ""


def test_the_project_s_own_frames_are_sound():
    assert load_frames()


def test_a_sound_frame_has_no_fault(tmp_path):
    assert lint(tmp_path, hosts=SOUND) == ""


@pytest.mark.parametrize(("old", "new", "said"), [pytest.param(*rest, id=name) for name, *rest in FAULTS])
def test_a_fault_is_said_in_one_line_that_names_the_file(tmp_path, old, new, said):
    assert old in SOUND
    line = lint(tmp_path, hosts=SOUND.replace(old, new, 1))
    assert line.startswith("frames: hosts.toml: "), line
    assert said in line
    assert "\n" not in line


def test_one_trigger_sets_off_one_frame_only(tmp_path):
    other = SOUND.replace('name = "hosts"', 'name = "houses"')
    assert "hosts.toml and houses.toml: trigger 'huisvest' (nl) sets off both" in lint(
        tmp_path, hosts=SOUND, houses=other
    )


def test_one_word_may_set_off_two_frames_in_two_languages(tmp_path):
    other = SOUND.replace('name = "hosts"', 'name = "houses"').replace("nl =", "de =").replace('"nl"', '"de"')
    assert lint(tmp_path, hosts=SOUND, houses=other) == ""


def test_two_frames_of_one_name_are_named_together(tmp_path):
    other = SOUND.replace("huisvest", "herbergt")
    assert "hosts.toml and houses.toml: two frames are called 'hosts'" in lint(tmp_path, hosts=SOUND, houses=other)


def test_the_faults_of_all_files_come_together(tmp_path):
    line = lint(tmp_path, one="name = ", two=SOUND, three=SOUND.replace("bkg:memberOf", "bkg:membersOf", 1))
    assert all(f"{name}.toml: " in line for name in ("one", "two", "three"))


def test_a_file_that_is_no_utf8_is_named(tmp_path):
    path = tmp_path / "hosts.toml"
    path.write_bytes(SOUND.encode("utf-16"))
    with pytest.raises(ResourceError, match=r"hosts\.toml: cannot be read"):
        read_frames([path])


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ResourceError, match=r"hosts\.toml: cannot be read"):
        read_frames([tmp_path / "hosts.toml"])


def test_languages_with_triggers_and_no_positive_test_are_listed(tmp_path):
    path = tmp_path / "hosts.toml"
    path.write_text(SOUND.replace("[triggers]", '[triggers]\nfr = ["héberge"]\nde = []'), "utf-8")
    assert list(find_untested(read_frames([path])[0])) == ["fr"]
