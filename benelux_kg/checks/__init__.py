"""Whether it holds: evidence proved anew, facts compared with gold; what is wrong is a finding."""
