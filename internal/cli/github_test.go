package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/render"
)

// The table ends before the summary is larger than GitHub takes, and says how
// much is missing. What the step wrote before counts.
func TestSummarySize(t *testing.T) {
	const size = 1 << 20
	file := filepath.Join(t.TempDir(), "summary.md")
	if err := os.WriteFile(file, bytes.Repeat([]byte("x"), size/2), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GITHUB_STEP_SUMMARY", file)
	p := newGitHub(&bytes.Buffer{})
	d := &render.Document{Name: "a.json", Report: &offercheck.Report{Verdict: offercheck.VerdictRejected}}
	for range 7 {
		d.Report.Findings = append(d.Report.Findings, offercheck.Finding{Severity: offercheck.SeverityError, Row: "UpdateInformation/422/Name", Message: strings.Repeat("é", 50_000)})
	}
	if err := p.Document(d); err != nil {
		t.Fatal(err)
	}
	if err := p.End(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(text, []byte("\n| error |")); len(text) > size || n != 5 {
		t.Errorf("the summary has %d bytes and %d findings", len(text), n)
	}
	if !bytes.HasSuffix(text, []byte("\n\n2 findings more: a summary is limited to 1048576 bytes. The log of the step has all.\n\n")) {
		t.Errorf("the summary ends with %q", text[len(text)-200:])
	}
}
