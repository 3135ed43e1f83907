package render

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

// XML takes no control characters, not even written as references.
func TestJUnitControlCharacters(t *testing.T) {
	var out strings.Builder
	run([]string{"validate", "--format", "junit"}, strings.NewReader(`[{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "a\u0000\u001b]]>b"}, "DetailsDocument": {"\uffff\t": 1}}]`), &out, io.Discard)
	var suites junitSuites
	if err := xml.Unmarshal([]byte(out.String()), &suites); err != nil {
		t.Fatalf("%v:\n%s", err, out.String())
	}
	cases := suites.Suites[0].Cases
	if got := cases[1].Skipped; got == nil || !strings.Contains(got.Text, "UpdateInformation of a\uFFFD\uFFFD]]>b, at /0/DetailsDocument/\uFFFD\t, ") {
		t.Errorf("the second case is %+v in\n%s", got, out.String())
	}
}
