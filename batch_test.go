package offercheck_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

const operation = "BatchCreateBillingAdjustmentRequest"

// about is a finding about an entry, or about the request itself for -1.
func about(entry int, severity offercheck.Severity, code errcodes.Code, message string) offercheck.Finding {
	f := offercheck.Finding{Severity: severity, Code: code, Message: message, Operation: operation}
	if entry >= 0 {
		f.Entry = &offercheck.Entry{Index: entry}
	}
	return f
}

// The answer to a batch is what AWS's would be: the entries that could be sent,
// and the others with their errors, in the order of the batch.
func TestBatchAnswer(t *testing.T) {
	const invalid, conflict = errcodes.AgreementValidation, errcodes.AgreementConflict
	for _, c := range []struct {
		name     string
		findings []offercheck.Finding
		unlisted []errcodes.Code // of the entries a and b
		items    string
		errors   string
	}{
		{"nothing", nil, nil, `[{"clientToken":"a"},{"clientToken":"b"}]`, `[]`},
		{"warnings", []offercheck.Finding{about(-1, offercheck.SeverityWarning, invalid, "w"), about(0, offercheck.SeverityWarning, invalid, "w")}, nil, `[{"clientToken":"a"},{"clientToken":"b"}]`, `[]`},
		{"an error of one", []offercheck.Finding{about(1, offercheck.SeverityError, invalid, "wrong")}, nil,
			`[{"clientToken":"a"}]`, `[{"code":"VALIDATION_EXCEPTION","message":"wrong","clientToken":"b"}]`},
		{"of several errors the first code and all messages", []offercheck.Finding{
			about(0, offercheck.SeverityError, conflict, "one"), about(0, offercheck.SeverityWarning, invalid, "w"), about(1, offercheck.SeverityError, invalid, "another"), about(0, offercheck.SeverityError, invalid, "two"), about(0, offercheck.SeverityError, invalid, "three")}, nil,
			`[]`, `[{"code":"CONFLICT_EXCEPTION","message":"one; two; three","clientToken":"a"},{"code":"VALIDATION_EXCEPTION","message":"another","clientToken":"b"}]`},
		{"what was found goes with the message", []offercheck.Finding{{Severity: offercheck.SeverityError, Code: conflict, Message: "one", Detail: "why", Entry: &offercheck.Entry{}}}, nil,
			`[{"clientToken":"b"}]`, `[{"code":"CONFLICT_EXCEPTION","message":"one (why)","clientToken":"a"}]`},
		{"the message has how to fix it", []offercheck.Finding{
			{Severity: offercheck.SeverityError, Code: invalid, Message: "one", Detail: "fix it", Entry: &offercheck.Entry{Index: 1}}, about(1, offercheck.SeverityError, invalid, "two")}, nil,
			`[{"clientToken":"a"}]`, `[{"code":"VALIDATION_EXCEPTION","message":"one (fix it); two","clientToken":"b"}]`},
		{"an error of the request holds all back", []offercheck.Finding{about(-1, offercheck.SeverityError, invalid, "all"), about(-1, offercheck.SeverityError, conflict, "more")}, nil,
			`[]`, `[{"code":"VALIDATION_EXCEPTION","message":"all","clientToken":"a"},{"code":"VALIDATION_EXCEPTION","message":"all","clientToken":"b"}]`},
		{"an entry's own error is said first", []offercheck.Finding{about(-1, offercheck.SeverityError, invalid, "all"), about(1, offercheck.SeverityError, conflict, "own")}, nil,
			`[]`, `[{"code":"VALIDATION_EXCEPTION","message":"all","clientToken":"a"},{"code":"CONFLICT_EXCEPTION","message":"own","clientToken":"b"}]`},
		{"an error that is not listed", []offercheck.Finding{about(0, offercheck.SeverityError, invalid, "listed")}, []errcodes.Code{invalid, conflict},
			`[]`, `[{"code":"VALIDATION_EXCEPTION","message":"listed","clientToken":"a"},{"code":"CONFLICT_EXCEPTION","message":"an error of this entry is not listed: there are too many","clientToken":"b"}]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := offercheck.Report{Findings: c.findings, Entries: []offercheck.BatchEntry{{Index: 0, ClientToken: "a"}, {Index: 1, ClientToken: "b"}}}
			for i, code := range c.unlisted {
				r.Entries[i].Unlisted = code
			}
			r.Judge()
			r.Judge() // once more changes nothing
			got, err := json.Marshal(r.Answer())
			if err != nil {
				t.Fatal(err)
			}
			if want := `{"items":` + c.items + `,"errors":` + c.errors + `}`; string(got) != want {
				t.Errorf("answer (-want +got):\n%s", cmp.Diff(want, string(got)))
			}
			sendable := map[string]bool{}
			for _, item := range r.Answer().Items {
				sendable[item.ClientToken] = true
			}
			for _, e := range r.Entries {
				if e.Sendable != sendable[e.ClientToken] {
					t.Errorf("entry %d is sendable: %t", e.Index, e.Sendable)
				}
			}
		})
	}
}

// A report on anything else has no answer, and neither member in JSON.
func TestNoBatch(t *testing.T) {
	r := offercheck.Report{Findings: []offercheck.Finding{about(-1, offercheck.SeverityError, errcodes.AgreementValidation, "wrong")}}
	r.Judge()
	text, err := json.Marshal(struct {
		Entries []offercheck.BatchEntry `json:"entries,omitempty"`
		Answer  *offercheck.BatchAnswer `json:"answer,omitempty"`
	}{r.Entries, r.Answer()})
	if err != nil || string(text) != "{}" || r.Verdict != offercheck.VerdictRejected {
		t.Errorf("%s, %s, %v", text, r.Verdict, err)
	}
}
