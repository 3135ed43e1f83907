package render

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v5"
)

var sarifSchema = flag.String("sarif-schema", "", "the published JSON Schema of SARIF 2.1.0, to hold our SARIF to")

// What is written for all fixtures, and for the facts beside them, which are no
// change sets, is valid by the published schema.
func TestSARIFSchema(t *testing.T) {
	if *sarifSchema == "" {
		t.Skip("no -sarif-schema")
	}
	c := jsonschema.NewCompiler()
	c.Draft, c.AssertFormat = jsonschema.Draft7, true
	schema, err := c.Compile(*sarifSchema)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"../../testdata/rules"}, {"--redact"}} {
		var out strings.Builder
		run(append([]string{"validate", "--format", "sarif"}, args...), strings.NewReader("[1]"), &out, io.Discard)
		var log any
		if err := json.Unmarshal([]byte(out.String()), &log); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(log); err != nil {
			t.Errorf("%q: %#v", args, err)
		}
	}
}

// A finding has one fingerprint wherever it stands, another when it is about
// another change or value, and no two findings of a document have the same.
func TestFingerprints(t *testing.T) {
	const (
		before = `{"ChangeType": "RestrictProduct", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": {}}`
		named  = `{"ChangeType": "UpdateInformation", "ChangeName": "%s", "Entity": {"Type": "Offer@1.0", "Identifier": "%s"}, "DetailsDocument": {"Name": "%s"}}`
	)
	first := fmt.Sprintf(named, "A", "offer-1", "<")
	prints := func(changes ...string) []string {
		var out strings.Builder
		run([]string{"validate", "--format", "sarif"}, strings.NewReader("["+strings.Join(changes, ",\n")+"]"), &out, io.Discard)
		var log sarifLog
		if err := json.Unmarshal([]byte(out.String()), &log); err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, r := range log.Runs[0].Results {
			list = append(list, r.Fingerprints["primaryLocationLineHash"])
		}
		return list
	}
	want := prints(first)
	if len(want) != 1 || !strings.HasSuffix(want[0], ":1") {
		t.Fatalf("the fingerprints are %q", want)
	}
	if diff := cmp.Diff(want, prints("\n"+before, first)); diff != "" {
		t.Errorf("a finding that moved has another fingerprint: %s", diff)
	}
	for name, other := range map[string]string{
		"change":   fmt.Sprintf(named, "B", "offer-1", "<"),
		"entity":   fmt.Sprintf(named, "A", "offer-2", "<"),
		"value":    fmt.Sprintf(named, "A", "offer-1", "<>"),
		"place":    strings.ReplaceAll(first, "Name\": \"<", "Description\": \""),
		"document": strings.ReplaceAll(first, "UpdateInformation", "CreateOffer"),
	} {
		if got := prints(other); len(got) == 0 || got[0] == want[0] {
			t.Errorf("another %s has the fingerprints %q", name, got)
		}
	}
	const rates = `{"ChangeType": "UpdatePricingTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"PricingModel": "Usage",
		"Terms": [{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [{"DimensionKey": "a", "Price": "%s"}, {"DimensionKey": "b", "Price": "%s"}]}]}]}}`
	if a, b := prints(fmt.Sprintf(rates, "-1", "1")), prints(fmt.Sprintf(rates, "1", "-1")); len(a) != 1 || len(b) != 1 || a[0] == b[0] {
		t.Errorf("the same finding in two places has the fingerprints %q and %q", a, b)
	}
	hash, _, _ := strings.Cut(want[0], ":")
	if got := strings.Join(prints(first, first), " "); !strings.Contains(got, hash+":1") || !strings.Contains(got, hash+":2") {
		t.Errorf("two of the same have the fingerprints %s", got)
	}
}

// A file's address counts from the checkout, and tells no two files apart by
// what an address reads as something else.
func TestArtifact(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.MkdirAll("top/.git", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll("top/sub", 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir("top/sub")
	p := newSARIF(io.Discard).(*sarifPrinter)
	for file, want := range map[string]string{
		"a.json":        "%SRCROOT% sub/a.json",
		"../a.json":     "%SRCROOT% a.json",
		"../a:b.json":   "%SRCROOT% ./a:b.json",
		"a b#c%d?.json": "%SRCROOT% sub/a%20b%23c%25d%3F.json",
		"größe.json":    "%SRCROOT% sub/gr%C3%B6%C3%9Fe.json",
		"<stdin>":       " %3Cstdin%3E",
	} {
		if a := p.artifact(file); a.Base+" "+a.URI != want {
			t.Errorf("%s: %s %s, want %s", file, a.Base, a.URI, want)
		}
	}
	if a := p.artifact("../../x y.json"); a.Base != "" || !strings.HasPrefix(a.URI, "file:///") || !strings.HasSuffix(a.URI, "/x%20y.json") {
		t.Errorf("a file outside of the checkout: %s %s", a.Base, a.URI)
	}
}
