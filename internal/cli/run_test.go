package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/schemas"
)

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
	// The errors come after more warnings than a report lists.
	manyWarnings := `[{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {` + manyMembers() + `"Name": "a"}},
	  {"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}}]`
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
		{manyWarnings, []string{"validate"}, 1},
		{manyWarnings, []string{"validate", "--redact", "--format", "json", "--fail-on", "warning"}, 1},
	} {
		if got := Run(c.args, strings.NewReader(c.stdin), io.Discard, io.Discard); got != c.want {
			t.Errorf("%q with %s exits with %d, want %d", c.args, c.stdin, got, c.want)
		}
	}
}

// closeObjects makes the objects of a schema take no members but those that it
// describes.
func closeObjects(schema any) any {
	switch s := schema.(type) {
	case map[string]any:
		for name := range s {
			s[name] = closeObjects(s[name])
		}
		if _, describes := s["properties"].(map[string]any); describes {
			s["additionalProperties"] = false
		}
	case []any:
		for i := range s {
			s[i] = closeObjects(s[i])
		}
	}
	return schema
}

// manyMembers are more unknown members of an object than a report lists.
func manyMembers() string {
	var b strings.Builder
	for i := range check.DefaultMaxFindings + 1200 {
		fmt.Fprintf(&b, `"a%d": 1, `, i)
	}
	return b.String()
}

// What prints JSON prints what the published schema of the report says.
func TestReportSchema(t *testing.T) {
	var out strings.Builder
	Run([]string{"validate", "--format", "json"}, strings.NewReader(`[{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"a": 1}},
	  {"ChangeType": "AddDimensions", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": []},
	  {"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {`+manyMembers()+`"ProductId": "prod-1"}}]`), &out, io.Discard)
	text, err := schemas.Standalone(errcodes.Newest, "Report")
	if err != nil {
		t.Fatal(err)
	}
	var open any
	if err := json.Unmarshal(text, &open); err != nil {
		t.Fatal(err)
	}
	closed, err := json.Marshal(closeObjects(open)) // so that a member which it does not describe is an error
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.CompileString("report.json", string(closed))
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

// A bug is written to standard error, with the row that was being decided and the
// stack for whoever reports it, and exits with 3, whatever else was found. What the
// panic says of the document is redacted.
func TestBug(t *testing.T) {
	returned := func(*offercheck.Validator, []byte) (*offercheck.Report, error) {
		return nil, &offercheck.Bug{Panic: `no price "12.50"`, Row: "A/B/1", Stack: []byte("goroutine 1 [running]:\nmain.x(...)\n")}
	}
	panicking := func(*offercheck.Validator, []byte) (*offercheck.Report, error) { panic("broken") }
	for _, test := range []struct {
		flags   runFlags
		check   checkFunc
		want    string // on standard error
		printed string // to standard output
	}{
		{runFlags{}, returned, "offercheck: <stdin>: offercheck has a bug, while checking A/B/1; please report it with the document: no price \"12.50\"\ngoroutine 1 [running]:\nmain.x(...)\n", ""},
		{runFlags{redact: true}, returned, "with the document: no price \"…\"\ngoroutine 1 [running]:", ""},
		{runFlags{ndjson: true}, panicking, "offercheck: <stdin>:1: offercheck has a bug; please report it with the document: broken\ngoroutine ", ""},
		{runFlags{}, panicking, "TestBug.func", ""},
		{runFlags{formats: []string{"junit"}}, returned, "A/B/1", `<error message="&lt;stdin&gt;: offercheck has a bug, while checking A/B/1; `},
		{runFlags{formats: []string{"sarif"}}, returned, "A/B/1", `"executionSuccessful": false`},
		{runFlags{formats: []string{"github"}}, returned, "A/B/1", "::error title=not checked::<stdin>: offercheck has a bug, while checking A/B/1; "},
	} {
		var out, problems strings.Builder
		c := &command{stdin: strings.NewReader("{}"), stdout: &out, stderr: &problems}
		if err := c.checkDocuments(&test.flags, nil, test.check); err != nil {
			t.Fatal(err)
		}
		if c.exit != exitBug || !strings.Contains(problems.String(), test.want) || !strings.Contains(out.String(), test.printed) || test.printed == "" && out.Len() > 0 {
			t.Errorf("%+v: exit %d, printed %q and %q", test.flags, c.exit, out.String(), problems.String())
		}
	}
}
