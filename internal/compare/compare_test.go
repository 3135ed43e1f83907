package compare

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// What AWS reported is matched with what was said here: change by change, by
// code, and by message where that tells.
func TestMatch(t *testing.T) {
	const (
		duplicateInUsage  = "UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2"
		sameUnit          = "UpdatePricingTerms/INVALID_RATE_CARD/4" // Provide dimensions that have the same unit in [x].
		allOrNothing      = "UpdatePricingTerms/INVALID_RATE_CARD/5" // Provide either all metered or all entitled dimensions in [x].
		onlyEntitled      = "UpdatePricingTerms/INVALID_RATE_CARD/6" // Provide only entitled dimensions in [x].
		sameUnitIn        = "INVALID_RATE_CARD: Provide dimensions that have the same unit in "
		mandatory         = "ReleaseOffer/MISSING_MANDATORY_TERMS/1" // Add [x] to the offer.
		noteOnConstraints = "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)"
		byCode            = "; matched with this row by its code only; the documented message is: "
	)
	for _, test := range []struct {
		name     string
		reported []string // CODE: message, of change 0
		found    []string // row, or row: message as it was filled in, of change 0
		open     []string // rows not decided for lack of the product
		want     []string
	}{
		{"nothing", nil, nil, nil, nil},
		{"both say it", []string{"DUPLICATE_DIMENSION_KEYS: Provide RateCard with a unique list of dimension keys in UsageBasedPricingTerm."}, []string{duplicateInUsage}, nil,
			[]string{"foreseen " + duplicateInUsage + " by 1"}},
		{"in several places", []string{"DUPLICATE_DIMENSION_KEYS: Provide RateCard with a unique list of dimension keys in UsageBasedPricingTerm."}, []string{duplicateInUsage, duplicateInUsage}, nil,
			[]string{"foreseen " + duplicateInUsage + " by 2"}},
		{"AWS says it twice", []string{"DUPLICATE_DIMENSION_KEYS: Provide RateCard with a unique list of dimension keys in UsageBasedPricingTerm.", "DUPLICATE_DIMENSION_KEYS: Provide RateCard with a unique list of dimension keys in UsageBasedPricingTerm."}, []string{duplicateInUsage}, nil,
			[]string{"foreseen " + duplicateInUsage + " by 1", "foreseen " + duplicateInUsage}},
		{"case, quotes and punctuation do not count", []string{"INVALID_RATE_CARD: provide dimensions that have the same  unit in “UsageBasedPricingTerm”"}, []string{sameUnit}, nil,
			[]string{"foreseen " + sameUnit + " by 1"}},
		{"not decided", []string{sameUnitIn + "UsageBasedPricingTerm."}, nil, []string{onlyEntitled, sameUnit},
			[]string{"undecided " + sameUnit + " for product"}},
		{"missed", []string{sameUnitIn + "UsageBasedPricingTerm."}, nil, []string{onlyEntitled},
			[]string{"unforeseen " + sameUnit}},
		{"here alone", nil, []string{sameUnit}, []string{onlyEntitled},
			[]string{"alone " + sameUnit + " by 1"}},
		{"no such code", []string{"INVALID_MOOD: Provide a better one."}, []string{sameUnit}, nil,
			[]string{"unforeseen ; edition 2026 has no such code for UpdatePricingTerms", "alone " + sameUnit + " by 1"}},
		{"a code of another change type", []string{"MISSING_NAME: Set Name before releasing the offer."}, nil, nil,
			[]string{"unforeseen ; edition 2026 has no such code for UpdatePricingTerms"}},
		{"no code", []string{": Something went wrong."}, nil, nil,
			[]string{"unforeseen ; edition 2026 has no such code for UpdatePricingTerms"}},

		{"the message tells rows of one code apart", []string{sameUnitIn + "UsageBasedPricingTerm."}, []string{onlyEntitled}, nil,
			[]string{"unforeseen " + sameUnit, "alone " + onlyEntitled + " by 1"}},
		{"another wording, one row of the code", []string{"DUPLICATE_DIMENSION_KEYS: Dimension calls is there twice."}, []string{duplicateInUsage}, nil,
			[]string{"foreseen " + duplicateInUsage + " by 1" + byCode + "Provide RateCard with a unique list of dimension keys in [x]."}},
		{"another wording, the row that is most alike", []string{"INVALID_RATE_CARD: Only entitled dimensions belong here."}, []string{sameUnit, onlyEntitled}, nil,
			[]string{"foreseen " + onlyEntitled + " by 1" + byCode + "Provide only entitled dimensions in [x].", "alone " + sameUnit + " by 1"}},
		{"another wording, found before not decided", []string{"INVALID_RATE_CARD: Provide only dimensions that are entitled."}, []string{sameUnit}, []string{onlyEntitled},
			[]string{"foreseen " + sameUnit + " by 1" + byCode + "Provide dimensions that have the same unit in [x]."}},
		{"another wording, not decided", []string{"INVALID_RATE_CARD: Provide only dimensions that are entitled."}, nil, []string{sameUnit, onlyEntitled},
			[]string{"undecided " + onlyEntitled + " for product" + byCode + "Provide only entitled dimensions in [x]."}},
		{"another wording, nothing said of the code", []string{"INVALID_RATE_CARD: Provide only dimensions that are entitled."}, []string{duplicateInUsage}, nil,
			[]string{"unforeseen ; no rule with this code has this message", "alone " + duplicateInUsage + " by 1"}},
		{"other wordings share the rows out", []string{"INVALID_RATE_CARD: Something.", "INVALID_RATE_CARD: Something else."}, []string{sameUnit, onlyEntitled}, nil,
			[]string{"foreseen " + sameUnit + " by 1" + byCode + "Provide dimensions that have the same unit in [x].",
				"foreseen " + onlyEntitled + " by 1" + byCode + "Provide only entitled dimensions in [x]."}},
		{"what is certain comes first", []string{"INVALID_RATE_CARD: Provide dimensions that have the same unit.", sameUnitIn + "X."}, []string{sameUnit, allOrNothing}, nil,
			[]string{"foreseen " + allOrNothing + " by 1" + byCode + "Provide either all metered or all entitled dimensions in [x].", "foreseen " + sameUnit + " by 1"}},

		{"what is filled in tells findings apart", []string{"MISSING_MANDATORY_TERMS: Add LegalTerm to the offer."}, []string{mandatory + ": Add SupportTerm to the offer.", mandatory + ": Add LegalTerm to the offer."}, nil,
			[]string{"foreseen " + mandatory + " by 1", "alone " + mandatory + " by 1"}},
		{"what is filled in differently", []string{"MISSING_MANDATORY_TERMS: Add SupportTerm to the offer.", "MISSING_MANDATORY_TERMS: Add RenewalTerm to the offer."}, []string{mandatory + ": Add SupportTerm to the offer.", mandatory + ": Add LegalTerm to the offer."}, nil,
			[]string{"foreseen " + mandatory + " by 1", "foreseen " + mandatory + " by 1"}},
		{"what is filled in together", []string{"MISSING_MANDATORY_TERMS: Add LegalTerm and SupportTerm to the offer."}, []string{mandatory + ": Add SupportTerm to the offer.", mandatory + ": Add LegalTerm to the offer."}, nil,
			[]string{"foreseen " + mandatory + " by 2"}},
		{"a row of another change type", []string{"MISSING_MANDATORY_TERMS: Provide more terms."}, []string{mandatory}, nil,
			[]string{"foreseen " + mandatory + " by 1" + byCode + "Add [x] to the offer."}},
		{"a row of our own", []string{"INCOMPATIBLE_RATE_CARD_CONSTRAINTS: MultipleDimensionSelection and QuantityConfiguration need to be the same."}, []string{noteOnConstraints + ": MultipleDimensionSelection and QuantityConfiguration need to be the same."}, nil,
			[]string{"foreseen " + noteOnConstraints + " by 1"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			changes := []reportedChange{{Change: offercheck.Change{Type: "UpdatePricingTerms"}, entityType: "Offer@1.0"}}
			for _, text := range test.reported {
				code, message, _ := strings.Cut(text, ": ")
				changes[0].errors = append(changes[0].errors, offercheck.ErrorDetail{ErrorCode: code, ErrorMessage: message})
			}
			var report offercheck.Report
			here := &offercheck.Change{}
			for _, text := range test.found {
				id, message, _ := strings.Cut(text, ": ")
				report.Findings = append(report.Findings, offercheck.Finding{Row: id, Code: codeOf(id), Message: message, Severity: offercheck.SeverityError, Change: here})
			}
			for _, id := range test.open {
				report.Undecided = append(report.Undecided, offercheck.Undecided{Row: id, Code: codeOf(id), Change: here, Needs: errcodes.NeedProduct})
			}
			var got []string
			for _, c := range compareAll(errcodes.Newest, changes, nil, &report) {
				got = append(got, inWords(c))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func codeOf(row string) errcodes.Code { return errcodes.Code(strings.Split(row, "/")[1]) }

func inWords(c Comparison) string {
	text := string(c.Outcome) + " " + c.Row
	if len(c.Findings) > 0 {
		text += fmt.Sprintf(" by %d", len(c.Findings))
	}
	if c.Needs != 0 {
		text += " for " + c.Needs.String()
	}
	if c.Note != "" {
		text += "; " + c.Note
	}
	return text
}

// Each change is compared by itself; what concerns the change set as a whole
// comes first. Findings are told under the identifiers of the answer.
func TestMatchByChange(t *testing.T) {
	const row = "UpdateInformation/INCOMPATIBLE_PRE_EXISTING_AGREEMENT/1"
	changes := []reportedChange{
		{Change: offercheck.Change{Index: 0, Type: "UpdateInformation", Entity: "offer-1@1"}, entityType: "Offer@1.0"},
		{Change: offercheck.Change{Index: 1, Type: "UpdateInformation", Entity: "offer-2@1"}, entityType: "Offer@1.0", errors: []offercheck.ErrorDetail{{ErrorCode: "INCOMPATIBLE_PRE_EXISTING_AGREEMENT", ErrorMessage: "No."}}},
	}
	report := &offercheck.Report{Findings: []offercheck.Finding{
		{Row: "StartChangeSet/422/ChangeSet"},
		{Row: row, Change: &offercheck.Change{Index: 0, Entity: "$created-0.Entity.Identifier"}},
	}}
	var got []string
	for _, c := range compareAll(errcodes.Newest, changes, []offercheck.ErrorDetail{{ErrorCode: "CLIENT_ERROR", ErrorMessage: "Not now."}}, report) {
		entity := "the change set"
		if c.Change != nil {
			entity = c.Change.Entity
		}
		for _, f := range c.Findings {
			if f.Change != c.Change {
				t.Errorf("a finding of %s is told of another change", entity)
			}
		}
		got = append(got, entity+": "+inWords(c))
	}
	want := []string{
		"the change set: unforeseen ",
		"the change set: alone StartChangeSet/422/ChangeSet by 1",
		"offer-1@1: alone " + row + " by 1",
		"offer-2@1: unforeseen ; no rule with this code has this message",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A change type that several kinds of entity have is compared with the rows of its own kind.
func TestMatchByKind(t *testing.T) {
	reported := []offercheck.ErrorDetail{{ErrorCode: "INCOMPATIBLE_PRODUCT", ErrorMessage: "Use existing, available dimensions in the product in X."}, {ErrorCode: "INVALID_MOOD"}}
	for kind, want := range map[string][2]string{
		"Offer@1.0":               {"UpdatePricingTerms/INCOMPATIBLE_PRODUCT/7", "UpdatePricingTerms"},
		"ResaleAuthorization@1.0": {"ResaleAuthorization/UpdatePricingTerms/INCOMPATIBLE_PRODUCT/1", "ResaleAuthorization/UpdatePricingTerms"},
	} {
		changes := []reportedChange{{Change: offercheck.Change{Type: "UpdatePricingTerms"}, entityType: kind, errors: reported}}
		list := compareAll(errcodes.Newest, changes, nil, new(offercheck.Report))
		if len(list) != 2 || inWords(list[0]) != "unforeseen "+want[0] || inWords(list[1]) != "unforeseen ; edition 2026 has no such code for "+want[1] {
			t.Errorf("%s: %v", kind, list)
		}
	}
}

// The request is made anew of the answer.
func TestRequestOfAnswer(t *testing.T) {
	for _, test := range []struct{ name, changes, want string }{
		{"nothing to undo", `{"ChangeType": "ReleaseOffer", "ChangeName": "Release", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1@3"}, "DetailsDocument": {}, "ErrorDetailList": []}`,
			`{"ChangeType":"ReleaseOffer","ChangeName":"Release","Entity":{"Type":"Offer@1.0","Identifier":"offer-1@3"},"DetailsDocument":{}}`},
		{"what it creates", `{"ChangeType": "CreateOffer", "ChangeName": "Create", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1@1"}}, {"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}}`,
			`{"ChangeType":"CreateOffer","ChangeName":"Create","Entity":{"Type":"Offer@1.0"}},{"ChangeType":"ReleaseOffer","Entity":{"Type":"Offer@1.0","Identifier":"$Create.Entity.Identifier"}}`},
		{"what it creates later on", `{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1@1"}}, {"ChangeType": "CreateOffer", "ChangeName": "Create", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1@1"}}`,
			`{"ChangeType":"ReleaseOffer","Entity":{"Type":"Offer@1.0","Identifier":"$Create.Entity.Identifier"}},{"ChangeType":"CreateOffer","ChangeName":"Create","Entity":{"Type":"Offer@1.0"}}`},
		{"what it creates without a name", `{"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1@1"}}, {"ChangeType": "CreateOffer", "ChangeName": "created-1", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-2"}}, {"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-3"}}, {"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}}, {"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-3"}}`,
			`{"ChangeType":"CreateOffer","ChangeName":"created-0","Entity":{"Type":"Offer@1.0"}},{"ChangeType":"CreateOffer","ChangeName":"created-1","Entity":{"Type":"Offer@1.0"}},{"ChangeType":"CreateOffer","ChangeName":"created-2","Entity":{"Type":"Offer@1.0"}},{"ChangeType":"ReleaseOffer","Entity":{"Type":"Offer@1.0","Identifier":"$created-0.Entity.Identifier"}},{"ChangeType":"ReleaseOffer","Entity":{"Type":"Offer@1.0","Identifier":"$created-2.Entity.Identifier"}}`},
		{"an identifier that was not filled in", `{"ChangeType": "CreateOffer", "ChangeName": "Create", "Entity": {"Type": "Offer@1.0"}}, {"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "$Create.Entity.Identifier"}}`,
			`{"ChangeType":"CreateOffer","ChangeName":"Create","Entity":{"Type":"Offer@1.0"}},{"ChangeType":"ReleaseOffer","Entity":{"Type":"Offer@1.0","Identifier":"$Create.Entity.Identifier"}}`},
		{"details both ways", `{"ChangeType": "A", "Entity": {"Type": "T"}, "Details": "{\"a\": 1}", "DetailsDocument": {"a": 1.50}}`,
			`{"ChangeType":"A","Entity":{"Type":"T"},"DetailsDocument":{"a":1.50}}`},
		{"details in a string", `{"ChangeType": "A", "Entity": {"Type": "T"}, "Details": "{\"a\": 1}", "DetailsDocument": null}`,
			`{"ChangeType":"A","Entity":{"Type":"T"},"Details":"{\"a\": 1}"}`},
		{"details in a string, the document empty", `{"ChangeType": "A", "Entity": {"Type": "T"}, "Details": "{\"a\": 1}", "DetailsDocument": {}}`,
			`{"ChangeType":"A","Entity":{"Type":"T"},"Details":"{\"a\": 1}"}`},
		{"what no answer has", `3, {"ChangeType": 1, "Entity": "offer-1", "Details": {}}`,
			`{"ChangeType":"","Entity":{"Type":""}},{"ChangeType":"","Entity":{"Type":""}}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			root, err := readResponse([]byte(`{"Status": "FAILED", "ChangeSetName": "Named by AWS.", "ChangeSet": [` + test.changes + `]}`))
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.Marshal(request(root))
			if err != nil {
				t.Fatal(err)
			}
			want := `{"Catalog":"AWSMarketplace","ChangeSet":[` + test.want + `]}`
			if string(got) != want {
				t.Errorf("the request is\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Each error is compared with each finding, so there are bounds to both.
func TestCompareBounds(t *testing.T) {
	v, err := offercheck.New()
	if err != nil {
		t.Fatal(err)
	}
	answer := func(errors, unknownMembers int) []byte {
		members := []string{}
		for i := range unknownMembers {
			members = append(members, fmt.Sprintf(`"a%d": 1`, i))
		}
		return fmt.Appendf(nil, `{"Status": "FAILED", "ChangeSet": [{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {%s}, "ErrorDetailList": [{}%s]}]}`,
			strings.Join(members, ", "), strings.Repeat(", {}", errors-1))
	}
	r, err := WithResponse(v, answer(1000, 1001), "", "")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"the rules that relate fields were not run for change 0: fix its errors first", "1 more findings are not listed: a report lists at most 1000 errors and as many warnings"}, r.notes()); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	_, err = WithResponse(v, answer(1001, 0), "", "")
	if err == nil || err.Error() != "line 1, column 172: /ChangeSet/0/ErrorDetailList: at most 1000 errors of a response can be compared, and there are more" {
		t.Error(err)
	}
}

// Whatever the answer is, each of its errors is compared once, and the same way
// every time.
func FuzzCompare(f *testing.F) {
	f.Add([]byte(`{"Status": "FAILED", "StartTime": "2024-05-01T12:00:00Z", "FailureCode": "CLIENT_ERROR", "ChangeSet": []}`))
	f.Add([]byte(`{"Status": "FAILED", "StartTime": 1714564800, "ChangeSet": [
		{"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1@1"}, "DetailsDocument": {"ProductId": "prod-1"}, "ErrorDetailList": [{"ErrorCode": "INCOMPATIBLE_PRODUCT", "ErrorMessage": "Use another."}]},
		{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1@1"}, "Details": "{}", "ErrorDetailList": [{"ErrorCode": "MISSING_NAME", "ErrorMessage": "Set Name before releasing the offer."}, {"ErrorCode": "MISSING_MANDATORY_TERMS", "ErrorMessage": "Add [x] to the offer."}, {}]}]}`))
	f.Add([]byte(`{"Status": "FAILED", "ChangeSet": [{"ChangeType": "/Release", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "Details": "{}", "ErrorDetailList": [{"ErrorCode": "MISSING_NAME"}]}]}`))
	v, err := offercheck.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := WithResponse(v, text, "2024-05-01", "")
		if err != nil {
			if _, ok := errors.AsType[*offercheck.SyntaxError](err); !ok {
				t.Fatal(err)
			}
			return
		}
		root, _ := readResponse(text)
		changes := reportedChanges(root)
		reported := len(r.wholeErrors(changes))
		for _, c := range changes {
			reported += len(c.errors)
		}
		if s := r.Summary; s.Reported != reported || s.Foreseen+s.Undecided+s.Unforeseen != reported {
			t.Errorf("of %d errors %+v", reported, s)
		}
		var first, second strings.Builder
		again, _ := WithResponse(v, text, "2024-05-01", "")
		if errors.Join(r.Print(&first, false), again.Print(&second, false)) != nil || first.String() != second.String() {
			t.Errorf("first\n%s\nthen\n%s", first.String(), second.String())
		}
	})
}
