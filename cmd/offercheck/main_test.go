package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/schemas"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"offercheck": main})
}

// The command is tested as a whole by the scripts in testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
	})
}

// The exit status: 0 nothing at or above the threshold, 1 findings, 2 usage or
// unreadable input; of several documents the highest.
func TestExitStatus(t *testing.T) {
	const (
		fine    = `[{"ChangeType": "RestrictProduct", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": {}}]`
		warning = `[{"ChangeType": "RestrictProduct", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": {}, "Extra": 1}]`
		open    = `[{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {}}]`
		wrong   = `{}`
		garbage = `{`
	)
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	fineFile, wrongFile, garbageFile := file("fine.json", fine), file("wrong.json", wrong), file("garbage.json", garbage)
	for _, c := range []struct {
		stdin string
		args  []string
		want  int
	}{
		{fine, []string{"validate"}, 0},
		{warning, []string{"validate"}, 0},
		{warning, []string{"validate", "--fail-on", "warning"}, 1},
		{warning, []string{"validate", "--fail-on", "undecided"}, 1},
		{open, []string{"validate", "--fail-on", "warning"}, 0},
		{open, []string{"validate", "--fail-on", "undecided"}, 1},
		{wrong, []string{"validate"}, 1},
		{garbage, []string{"validate"}, 2},
		{"", []string{"validate"}, 2},
		{"", []string{"validate", fineFile, wrongFile}, 1},
		{"", []string{"validate", garbageFile, wrongFile}, 2},
		{"", []string{"validate", wrongFile, garbageFile, fineFile}, 2},
		{"", []string{"validate", filepath.Join(dir, "nowhere.json"), fineFile}, 2},
		{fine, []string{"validate", "--format", "nonsense"}, 2},
		{`{"agreementId": "agmt-1"}`, []string{"agreement", "DescribeAgreement"}, 0},
		{`{"agreementId": "agmt-1"}`, []string{"agreement", "GetBillingAdjustmentRequest"}, 1},
		{`{"agreementId": "agmt-1", "reasonCode": "OTHER"}`, []string{"agreement", "SendAgreementCancellationRequest"}, 0},
		{`{"agreementId": "agmt-1", "reasonCode": "OTHER"}`, []string{"agreement", "SendAgreementCancellationRequest", "--fail-on", "undecided"}, 1},
		{`[]`, []string{"agreement", "DescribeAgreement"}, 2},
		{`{"agreementId": "agmt-1"}`, []string{"agreement", "DescribeAgreements"}, 2},
		{"agreementId\na\n", []string{"agreement", "BatchCreateBillingAdjustmentRequest", "--csv", "-"}, 1},
		{"agreementId\na,b\n", []string{"agreement", "BatchCreateBillingAdjustmentRequest", "--csv", "-"}, 2},
		{"", []string{"agreement"}, 2},
		{fine, []string{"nonsense"}, 2},
		{fine, []string{"schema", "Nonsense"}, 2},
		{fine, []string{"preview"}, 0},
		{garbage, []string{"preview"}, 2},
	} {
		if got := run(c.args, strings.NewReader(c.stdin), io.Discard, io.Discard); got != c.want {
			t.Errorf("%q with %s exits with %d, want %d", c.args, c.stdin, got, c.want)
		}
	}
}

// What prints JSON prints what the published schema of the report says.
func TestReportSchema(t *testing.T) {
	var out strings.Builder
	run([]string{"validate", "--format", "json"}, strings.NewReader(`[{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"a": 1}},
	  {"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1"}}]`), &out, io.Discard)
	text, err := schemas.Standalone("Report")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.CompileString("report.json", string(text))
	if err != nil {
		t.Fatal(err)
	}
	var report any
	if err := json.Unmarshal([]byte(out.String()), &report); err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(report); err != nil {
		t.Errorf("%#v", err)
	}
}

// A fault of ours is said and exits with 3, whatever else was found.
func TestBug(t *testing.T) {
	var out, problems strings.Builder
	c := &command{stdin: strings.NewReader("{}"), stdout: &out, stderr: &problems}
	broken := func(*offercheck.Validator, []byte) (*offercheck.Report, error) {
		return nil, &offercheck.Bug{Panic: "broken"}
	}
	if err := c.checkDocuments(&runFlags{failOn: "error"}, nil, broken); err != nil {
		t.Fatal(err)
	}
	if c.exit != exitBug || out.Len() > 0 || !strings.Contains(problems.String(), "offercheck has a bug; please report it") {
		t.Errorf("exit %d, printed %q and %q", c.exit, out.String(), problems.String())
	}
}
