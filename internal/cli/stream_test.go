package cli

import (
	"io"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A line too long is said with its number, and those after it are still checked.
func TestLongLine(t *testing.T) {
	const fine = `[{"ChangeType": "RestrictProduct", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": {}}]`
	in := io.MultiReader(strings.NewReader(fine+"\n"), io.LimitReader(blanks{}, jsondoc.DefaultMaxSize), strings.NewReader("[]\r\n"+fine))
	var out, problems strings.Builder
	if exit := Run([]string{"validate", "--ndjson", "--format", "text"}, in, &out, &problems); exit != exitUsage {
		t.Errorf("it exits with %d", exit)
	}
	if got := out.String(); !strings.Contains(got, "<stdin>:1: accepted: ") || strings.Contains(got, "<stdin>:2") || !strings.Contains(got, "<stdin>:3: accepted: ") {
		t.Errorf("printed is %q", out.String())
	}
	if want := "offercheck: <stdin>:2:1: the document has 67108865 bytes, more than the limit of 67108864\n"; problems.String() != want {
		t.Errorf("said is %q", problems.String())
	}
}

type blanks struct{}

func (blanks) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}
