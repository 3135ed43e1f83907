package render

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A finding has one fingerprint wherever it stands, another when it is about
// another change or value, and no two findings of a document have the same.
func TestFingerprints(t *testing.T) {
	const (
		before = `{"ChangeType": "RestrictProduct", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": {}}`
		named  = `{"ChangeType": "UpdateInformation", "ChangeName": "%s", "Entity": {"Type": "Offer@1.0", "Identifier": "%s"}, "DetailsDocument": {"Name": "%s"}}`
	)
	first := fmt.Sprintf(named, "A", "offer-1", "<")
	prints := func(changes ...string) []string {
		text := printed(t, "["+strings.Join(changes, ",\n")+"]", func(w io.Writer) Printer { return NewSARIF(w, inside) })
		var log sarifLog
		if err := json.Unmarshal([]byte(text), &log); err != nil {
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

// A file's address tells no two files apart by what an address reads as something else.
func TestArtifact(t *testing.T) {
	p := NewSARIF(io.Discard, func(file string) (string, bool) { return file, file[0] != '/' }).(*sarifPrinter)
	for file, want := range map[string]string{
		"sub/a.json":    "%SRCROOT% sub/a.json",
		"a:b.json":      "%SRCROOT% ./a:b.json",
		"a b#c%d?.json": "%SRCROOT% a%20b%23c%25d%3F.json",
		"größe.json":    "%SRCROOT% gr%C3%B6%C3%9Fe.json",
		"<stdin>":       " %3Cstdin%3E",
		"/x/y z.json":   " file:///x/y%20z.json",
	} {
		if a := p.artifact(file); a.Base+" "+a.URI != want {
			t.Errorf("%s: %s %s, want %s", file, a.Base, a.URI, want)
		}
	}
}
