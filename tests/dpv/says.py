"""says.py FOLDER: what the records of the examples say, looked up as a program would that has never heard of ppc."""
import re
import sys

import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS

work = sys.argv[1]
failed = False
PREFIXES = {"dpv": "https://w3id.org/dpv#", "pd": "https://w3id.org/dpv/pd#", "loc": "https://w3id.org/dpv/loc#",
            "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#", "legal-fr": "https://w3id.org/dpv/legal/fr#",
            "dct": str(DCTERMS), "skos": str(SKOS), "ppc": "urn:ppc:term:"}


def report(good, what, found):
    global failed
    print("%s dpv: %s" % ("ok" if good else "not ok", what))
    if not good:
        print("#   %s" % found)
        failed = True


class Said:
    def __init__(self, name, audience="internal"):
        path = "%s/%s/%s/record.jsonld" % (work, name, audience)
        self.name, self.graph = "%s, %s" % (name, audience), rdflib.Graph().parse(path, format="json-ld")
        with open(path, encoding="utf-8") as file:
            record = re.search(r'"record": "([^"]+)"', file.read())[1]
        self.prefixes = dict(PREFIXES, record=record)

    def term(self, name):
        prefix, _, rest = name.partition(":")
        return RDF.type if name == "a" else rdflib.URIRef(self.prefixes[prefix] + rest)

    def reached(self, path):
        """Nodes at the end of "record:care dpv:hasPurpose dpv:hasLegalBasis a"."""
        first, *properties = path.split()
        nodes = {self.term(first)}
        for name in properties:
            back = name.startswith("^")
            step = self.term(name.lstrip("^"))
            nodes = {other for node in nodes
                     for other in (self.graph.subjects(step, node) if back else self.graph.objects(node, step))}
        return nodes

    def says(self, path, *expected, nothing=False):
        """Some of them, or, nothing=True, none, is each that is expected: a term, or a literal's text."""
        found = {str(node) for node in self.reached(path)}
        wanted = {str(self.term(name)) if re.match(r"[a-z-]+:\S+$", name) and name.split(":")[0] in self.prefixes else name
                  for name in expected}
        good = not found & wanted and (expected or not found) if nothing else wanted <= found and found
        report(good, "%s: %s:%s %s" % (self.name, path, " not" if nothing else "", " ".join(expected)),
               " | ".join(sorted(found)))

    def count(self, path, number):
        found = len(self.reached(path))
        report(found == number, "%s: %s: %d of them" % (self.name, path, number), found)


def processings(path):
    with open(path, encoding="utf-8") as file:
        return len(re.findall(r"<processing ", file.read()))


practice = Said("practice")
practice.count("record:register dpv:hasPersonalDataProcess", processings("examples/practice/policy.xml"))
practice.says("record:register dpv:hasAuthority", "legal-fr:DPA-FR")
practice.says("record:register dpv:hasDataController dpv:hasName", "Cabinet médical Exemple")
practice.says("record:register dct:conformsTo", "https://w3id.org/dpv/legal/eu#law-GDPR")
practice.says("record:care dct:title", "Dossiers médicaux", "Medical files")
practice.says("record:care dpv:hasDataController", "record:organisation.practice")
practice.says("record:care dpv:hasLegalBasis", "eu-gdpr:A6-1-c")
practice.says("record:care dpv:hasPurpose dpv:hasLegalBasis a", "eu-gdpr:A6-1-c")
practice.says("record:care dpv:hasPurpose dpv:hasLegalBasis dpv:hasApplicableLaw dct:title", "Code de la santé publique, art. R4127-45")
practice.says("record:care dpv:hasDataSubject a", "dpv:Patient")
practice.says("record:care dpv:hasPersonalData a", "eu-gdpr:HealthData", "pd:OfficialID")
practice.says("record:care dpv:hasProcess dpv:hasLegalBasis", "eu-gdpr:A9-2-h")
practice.says("record:care dpv:hasProcess dpv:hasNecessity", "dpv:Required", "dpv:Optional")
practice.says("record:care dpv:hasProcess dpv:hasDataSource", "dpv:DataSubjectDataSource", "dpv:ThirdPartyDataSource")
practice.says("record:care dpv:hasDataProcessor dpv:hasName", "Hébergeur Santé Exemple")
practice.says("record:care dpv:hasProcess dpv:hasLegalMeasure dct:identifier", "HDS-2026-01")
practice.says("record:care dpv:hasStorageCondition dpv:hasStorageCondition dpv:hasDuration dct:extent", "P5Y", "P15Y")
practice.says("record:care dpv:hasStorageCondition dpv:hasStorageCondition a", "dpv:StorageDeletion")
practice.says("record:care dpv:hasTechnicalMeasure a", "dpv:Encryption", "dpv:DataBackupProtocols", "dpv:ActivityMonitoring")
practice.says("record:care dpv:hasImpactAssessment dpv:hasStatus", "dpv:ActivityCompleted")
practice.says("record:care dpv:hasRight", "eu-gdpr:A15", "eu-gdpr:A77", "ppc:right.post-mortem")
practice.says("record:care dpv:hasRight", "eu-gdpr:A20", "eu-gdpr:A7-3", nothing=True)
practice.says("ppc:right.post-mortem skos:broader", "dpv:DataSubjectRight")
practice.says("record:subject.relative skos:broader skos:broader", "dpv:DataSubject")

practice.says("record:care dpv:hasJustification a skos:prefLabel", "We do not transfer your data outside the European Economic Area.")
practice.says("record:notice.patients a", "eu-gdpr:DirectDataCollectionNotice", "eu-gdpr:IndirectDataCollectionNotice")
practice.says("record:register dpv:hasDataController dpv:hasJustification skos:broader", "ppc:dpo.none")

complete = Said("complete")
complete.says("record:support dpv:hasProcess dpv:hasThirdCountry", "loc:US")
complete.says("record:support.transfer dpv:hasLegalBasis", "eu-gdpr:A46-2-c")
complete.says("record:support.transfer dpv:hasDataExporter", "record:organisation.exemple")
complete.says("record:support.transfer dpv:hasDataImporter", "record:party.helpdesk")
complete.says("record:support.transfer dpv:hasImpactAssessment a", "dpv:DataTransferImpactAssessment")
complete.says("record:register dpv:hasDataController dpv:hasDataProtectionOfficer dpv:hasName", "Camille Exemple")
complete.says("record:register dpv:hasDataController dpv:hasDataProtectionOfficer dpv:hasContact",
              "mailto:dpo@logiciels.example.org", "tel:+33199001235")
complete.count("record:support.tickets dpv:hasLegalBasis", 2)  # each with its people
complete.says("record:subject.contact-person ^dpv:hasDataSubject a", "eu-gdpr:A6-1-f")
complete.says("record:subject.contact-person ^dpv:hasDataSubject a", "eu-gdpr:A6-1-b", nothing=True)
complete.says("record:user-meeting dpv:hasJointDataControllers dpv:hasDataController",
              "record:organisation.exemple", "record:party.user-club")
complete.says("record:customer-data dpv:hasDataProcessor", "record:organisation.exemple")
complete.says("record:customer-data dpv:hasDataProcessor", "record:party.host", nothing=True)
complete.says("record:customer-data dpv:hasDataController", "record:party.client-north", "record:party.client-east")
complete.says("record:customer-data dpv:hasProcess dpv:hasRecipient a", "dpv:DataSubProcessor")
complete.says("record:audience.statistics dpv:hasLegalBasis dpv:hasConsentControl a", "dpv:WithdrawConsent")
complete.says("record:retention.books.intermediate dpv:hasDuration dct:extent", "P10Y")
complete.says("record:retention.audience-data.end dpv:hasProcessing", "dpv:Anonymise")
complete.says("record:register dpv:isImplementedUsingTechnology dpv:hasName", "exl_session")

# Each activity is a block of a register, under the same name.
blocks = set()
for page in ("register", "processor-register"):
    with open("%s/complete/internal/%s.en.html" % (work, page), encoding="utf-8") as file:
        blocks |= set(re.findall(r'\sid="?([^"\s>]+)', file.read()))
names = {str(name).split("#")[1] for name in complete.reached("record:register dpv:hasPersonalDataProcess")}
report(names and names <= blocks, "each activity bears the name of its block in the registers",
       " ".join(sorted(names - blocks)))

public = Said("complete", "public")
public.says("record:support.transfer dpv:hasLegalBasis", "eu-gdpr:A46-2-c")
public.says("record:support.transfer dpv:hasImpactAssessment", nothing=True)
public.says("record:register dpv:hasPersonalDataProcess", "record:customer-data", nothing=True)
public.says("record:register dpv:hasEntity", "record:party.client-north", nothing=True)
public.says("record:register dpv:hasDataController dpv:hasDataProtectionOfficer dpv:hasContact", "mailto:dpo@logiciels.example.org")
public.says("record:register dpv:hasDataController dpv:hasDataProtectionOfficer dpv:hasName", nothing=True)
public.says("dpv:ControllerProcessorAgreement ^a", nothing=True)
public.says("dpv:TechnicalOrganisationalMeasure ^a", nothing=True)
public.says("record:support dpv:hasTechnicalMeasure", nothing=True)
public.says("record:support dpv:hasOrganisationalMeasure", nothing=True)
complete.says("record:support dpv:hasTechnicalMeasure", "record:measure.encryption")
public.says("record:register dct:accessRights",
            "This version is for the public: internal contacts, software and security measures are blacked out; "
            "other internal information is left out.")

# The README's question, with the answer that it gives.
with open("README.md", encoding="utf-8") as file:
    readme = file.read()
query = re.search(r"<!-- asked by tests/dpv-test.sh -->\n```sparql\n(.*?)```", readme, re.S)[1]
answers = [[str(value) for value in row] for row in complete.graph.query(query)]
wanted = [["Support", "Sample Helpdesk, Inc.", PREFIXES["loc"] + "US", PREFIXES["eu-gdpr"] + "A46-2-c"]]
report(answers == wanted, "the question in README.md has the answer that it gives", answers)

alkaes = Said("alkaes")
alkaes.says("record:organisation.alkaes dpv:hasApplicability ppc:missing", "dpv:hasAddress", "dpv:hasIdentifier")
alkaes.says("record:organisation.alkaes dpv:hasApplicability dct:description",
            "[TO BE COMPLETED: postal address of the controller]")
town = Said("town")
town.says("record:youth.sending dpv:hasProcessingCondition ppc:parental-consent", "ppc:parental-consent.joint")
town.says("record:register dpv:hasDataController a", "dpv:PublicSectorBody")
sys.exit(failed)
