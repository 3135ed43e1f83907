package cli

import (
	"bytes"
	"io"
	"os/exec"
	"runtime"
	"strings"
	"testing"
)

func TestQuote(t *testing.T) {
	for word, want := range map[string]string{
		"facts": "facts", "a/b-c_d.json": "a/b-c_d.json", "a%2Fb": "a%2Fb",
		"": "''", "it's": `'it'\''s'`, "$(id)": "'$(id)'", "~": "'~'", "é": "'é'",
	} {
		if got := quote(word); got != want {
			t.Errorf("%q is quoted as %s, want %s", word, got, want)
		}
	}
}

// A shell reads a quoted word as it was.
func TestQuoteForShell(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil || runtime.GOOS == "windows" {
		t.Skip("there is no sh")
	}
	for _, word := range []string{"facts", "a/b-c_d.json", "a%2Fb", "", " ", "it's", "''", "$(id)", "`id`", `\`, `"`, "*", "~", "a;b", "#", "-n", "é", "!"} {
		out, err := exec.Command(sh, "-c", "printf %s "+quote(word)).Output()
		if err != nil || string(out) != word {
			t.Errorf("%q is read as %q (%v)", word, out, err)
		}
	}
}

// Names get into the script as one line of it, or as a word of a shell.
func TestNamesInScript(t *testing.T) {
	w := wanted{}
	script := string(w.script([]fact{{anOffer, "offer-1"}}, "my facts/", []string{"a\nEND\nb.json", "c.json"}))
	for _, want := range []string{
		"# Fetches what a\uFFFDEND\uFFFDb.json, c.json needs, with the AWS CLI and its credentials.\n",
		"mkdir -p -- 'my facts/'\n",
		" >'my facts/entity-offer-1.json' || failed 'my facts/entity-offer-1.json'\n",
	} {
		if !strings.Contains(script, want) {
			t.Errorf("the script lacks %q:\n%s", want, script)
		}
	}
	var problems strings.Builder
	if exit := run([]string{"facts", "--into", "a\nEND"}, strings.NewReader("[]"), io.Discard, &problems); exit != exitUsage ||
		problems.String() != "offercheck: --into takes the name of a folder, not \"a\\nEND\"\n" {
		t.Errorf("exit %d: %s", exit, problems.String())
	}
}

// Whatever the change set is, the script is the same every time, and in one
// piece.
func FuzzFacts(f *testing.F) {
	f.Add(`[{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1\nEND\n"}, "DetailsDocument": {}}]`)
	f.Add(`[{"ChangeType": "CreateReplacementOffer", "ChangeName": "R", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1"}},
		{"ChangeType": "UpdateAvailability", "Entity": {"Type": "Offer@1.0", "Identifier": "$R.Entity.Identifier"}, "DetailsDocument": {"AvailabilityEndDate": "2024-12-31"}},
		{"ChangeType": "UpdateSupportTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-2@1"}, "Details": "{\"Terms\": [3]}"},
		{"ChangeType": "CreateOfferUsingResaleAuthorization", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "$P.Entity.Identifier", "ResaleAuthorizationId": "resaleauthz-1"}},
		{"ChangeType": "CreateProduct", "ChangeName": "P", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {}}]`)
	f.Fuzz(func(t *testing.T, text string) {
		var first, second bytes.Buffer
		exit := run([]string{"facts", "--now", "2024-05-01"}, strings.NewReader(text), &first, io.Discard)
		run([]string{"facts", "--now", "2024-05-01"}, strings.NewReader(text), &second, io.Discard)
		if exit != exitFine && exit != exitUsage || first.String() != second.String() {
			t.Errorf("exit %d, first\n%s\nthen\n%s", exit, first.String(), second.String())
		}
		if script := first.String(); script != "" && (!strings.HasPrefix(script, "sh -eu <<'END'\n") || strings.Index(script, "\nEND\n") != len(script)-5) {
			t.Errorf("the script ends early:\n%s", script)
		}
	})
}
