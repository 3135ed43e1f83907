package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// The table ends before the summary is larger than GitHub takes, and says how
// much is missing. What the step wrote before counts.
func TestSummarySize(t *testing.T) {
	file := filepath.Join(t.TempDir(), "summary.md")
	if err := os.WriteFile(file, bytes.Repeat([]byte("x"), summarySize/2), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GITHUB_STEP_SUMMARY", file)
	p := newGitHub(&bytes.Buffer{})
	d := &document{file: "a.json", Report: &offercheck.Report{Verdict: errcodes.Rejected}}
	for range 7 {
		d.Findings = append(d.Findings, offercheck.Finding{Severity: errcodes.Error, Row: "UpdateInformation/422/Name", Message: strings.Repeat("é", 50_000)})
	}
	if err := p.document(d); err != nil {
		t.Fatal(err)
	}
	if err := p.end(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(text, []byte("\n| error |")); len(text) > summarySize || n != 5 {
		t.Errorf("the summary has %d bytes and %d findings", len(text), n)
	}
	if !bytes.HasSuffix(text, []byte("\n\n2 findings more: a summary may have no more than 1048576 bytes. The log of the step has all.\n\n")) {
		t.Errorf("the summary ends with %q", text[len(text)-200:])
	}
}
