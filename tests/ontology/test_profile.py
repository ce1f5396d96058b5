from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

CHECKER = """
import java.io.File;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;

public class Checker {
    public static void main(String[] files) throws Exception {
        var ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(files[0]));
        new OWL2DLProfile().checkOntology(ontology).getViolations().forEach(System.out::println);
        System.out.println("axioms: " + ontology.getAxiomCount());
    }
}
"""
UNDECLARED = """
<https://example.org/> a <http://www.w3.org/2002/07/owl#Ontology> .
<https://example.org/a> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <https://example.org/b> .
"""

pytestmark = pytest.mark.skipif(shutil.which("javac") is None, reason="the OWL API's profile checker needs a JDK")


def check_profile(ontology: Path, folder: Path) -> list[str]:
    """Return what the OWL API says of the profile of ``ontology``, and last how many axioms it read.

    The OWL API comes inside the HermiT archive that owlready2 carries.
    """
    import owlready2

    archive = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
    source = folder / "Checker.java"
    source.write_text(CHECKER, "utf-8")
    command = ["java", "-cp", str(archive), str(source), str(ontology)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return done.stdout.splitlines()


def test_the_ontology_is_in_owl_2_dl(ontology_file, tmp_path):
    *violations, axioms = check_profile(ontology_file, tmp_path)
    assert violations == []
    assert int(axioms.removeprefix("axioms: ")) > 1000


def test_the_checker_finds_what_is_not_owl_2_dl(tmp_path):
    bad = tmp_path / "bad.ttl"
    bad.write_text(UNDECLARED, "utf-8")
    violations = check_profile(bad, tmp_path)[:-1]
    assert any("undeclared" in violation for violation in violations)
