package render

import (
	"encoding/xml"
	"strings"
	"testing"
)

// XML takes no control characters, not even written as references.
func TestJUnitControlCharacters(t *testing.T) {
	text := printed(t, `[{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "a\u0000\u001b]]>b"}, "DetailsDocument": {"\uffff\t": 1}}]`, NewJUnit)
	var suites junitSuites
	if err := xml.Unmarshal([]byte(text), &suites); err != nil {
		t.Fatalf("%v:\n%s", err, text)
	}
	cases := suites.Suites[0].Cases
	if got := cases[1].Skipped; got == nil || !strings.Contains(got.Text, "UpdateInformation of a\uFFFD\uFFFD]]>b, at /0/DetailsDocument/\uFFFD\t, ") {
		t.Errorf("the second case is %+v in\n%s", got, text)
	}
}
