package e2e

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/factstest"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/offertest"
	"github.com/offercheck/offercheck/testdata"
)

// What the tests read stands below the top folder of the repository.
const (
	top     = "../.."
	ofRules = top + "/testdata/rules"
)

// folderOf is where the fixtures of a row stand.
func folderOf(row string) string {
	return filepath.FromSlash(top + "/testdata/" + testdata.Folder(row))
}

// below is the path of a fixture as seen from ofRules.
func below(fixture string) string {
	return strings.TrimPrefix(filepath.ToSlash(fixture), ofRules+"/")
}

// fixtures are the documents below testdata/rules.
func fixtures(t testing.TB) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(ofRules, func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".json") && !strings.HasSuffix(path, ".facts.json") {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// factsOf are the options for a fixture: its facts, and a fixed time unless the
// facts have one.
func factsOf(t testing.TB, fixture string) []offercheck.Option {
	t.Helper()
	now, err := fold.ParseTime(testdata.Now)
	if err != nil {
		t.Fatal(err)
	}
	facts, err := os.ReadFile(strings.TrimSuffix(fixture, ".json") + ".facts.json")
	if err != nil {
		return []offercheck.Option{offercheck.WithNow(now)}
	}
	options := []offercheck.Option{factstest.With(t, facts)}
	if !strings.Contains(string(facts), `"Now"`) {
		options = append(options, offercheck.WithNow(now))
	}
	return options
}

// open gives a fixture, and a Validator that has its facts.
func open(t testing.TB, fixture string) ([]byte, *offercheck.Validator) {
	t.Helper()
	text, err := os.ReadFile(fixture)
	if err != nil {
		t.Fatal(err)
	}
	v, err := offercheck.New(factsOf(t, fixture)...)
	if err != nil {
		t.Fatal(err)
	}
	return text, v
}

func check(t testing.TB, fixture string) *offercheck.Report {
	t.Helper()
	text, v := open(t, fixture)
	report, err := judge(v, fixture, text)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// judge checks a fixture as what its first folder says: a request of the
// Agreement Service, or a change set.
func judge(v *offercheck.Validator, fixture string, text []byte) (*offercheck.Report, error) {
	if operation, ok := operationOf(fixture); ok {
		return v.ValidateRequest(operation, text)
	}
	return v.Validate(text)
}

// operationOf is the operation whose requests are in a fixture or a folder of them, if
// they are no change sets.
func operationOf(fixture string) (operation string, ok bool) {
	operation, _, _ = strings.Cut(below(fixture), "/")
	return operation, errcodes.IsOperation(operation)
}

func TestFixtures(t *testing.T) {
	var folders []string
	for _, fixture := range fixtures(t) {
		folders = append(folders, filepath.Dir(fixture))
	}
	for _, folder := range slices.Compact(folders) {
		t.Run(below(folder), func(t *testing.T) {
			now, pattern := factstest.With(t, []byte(`{"Now": "`+testdata.Now+`"}`)), folder+"/*.json"
			if operation, ok := operationOf(folder); ok {
				offertest.RunRequests(t, operation, pattern, now)
			} else {
				offertest.Run(t, pattern, now)
			}
		})
	}
}

// Every row that is decided has a document that is fine and one that breaks it,
// so that rewriting the goldens cannot hide a rule that is dead.
func TestEveryRowHasFixtures(t *testing.T) {
	all := errcodes.Newest.Rows()
	for i := range all {
		row := &all[i]
		folder := folderOf(row.ID)
		bad := goldens(t, folder, "bad-*")
		if row.Never != "" {
			if len(bad) > 0 {
				t.Errorf("%s: has a document that breaks it, but %s", row.ID, row.Never)
			}
			continue
		}
		if ok := goldens(t, folder, "ok-*"); len(ok) == 0 || len(bad) == 0 {
			t.Errorf("%s: %d documents that are fine and %d that break it, want one of each", row.ID, len(ok), len(bad))
		}
		mayBeOpen := row.Needs&^(errcodes.NeedChangeSet|errcodes.NeedRequest) != 0 && (row.Phase == errcodes.Async || row.Operation != "") && !alwaysDecided[row.ID]
		if mayBeOpen && len(goldens(t, folder, "undecided-*")) == 0 {
			t.Errorf("%s: no document for which it cannot be decided", row.ID)
		}
	}
}

// So does every row of our own about products.
func TestEveryProductRowHasFixtures(t *testing.T) {
	for _, row := range errcodes.Newest.OwnRows("Product") {
		folder := folderOf(row.ID)
		if len(goldens(t, folder, "ok-*")) == 0 || len(goldens(t, folder, "bad-*")) == 0 {
			t.Errorf("%s: want a document that is fine and one that breaks it", row.ID)
		}
	}
}

// alwaysDecided are the rows that need facts for some answers, but have an answer
// without them too.
var alwaysDecided = map[string]bool{
	"UpdatePricingTerms/INVALID_GRANTS/1":              true, // a warning when the product is not known
	"UpdateValidityTerms/INVALID_AGREEMENT_END_DATE/1": true, // there is always a time
}

func goldens(t *testing.T, folder, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, pattern+".golden"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// A document that breaks a row is found under that row, one that is fine is
// not, and one that cannot be decided is undecided under it.
func TestFixturesNameTheirRow(t *testing.T) {
	rowOf := map[string]string{}
	for _, r := range append(slices.Clone(errcodes.Newest.Rows()), ownRows()...) {
		rowOf[folderOf(r.ID)] = r.ID
	}
	for _, fixture := range fixtures(t) {
		row, known := rowOf[filepath.Dir(fixture)]
		if !known {
			t.Errorf("%s: the folder is no row's", fixture)
			continue
		}
		report := check(t, fixture)
		found := slices.ContainsFunc(report.Findings, func(f offercheck.Finding) bool { return f.Row == row })
		open := slices.ContainsFunc(report.Undecided, func(u offercheck.Undecided) bool { return u.Row == row })
		kind, _, _ := strings.Cut(filepath.Base(fixture), "-")
		want := map[string][2]bool{"ok": {false, false}, "bad": {true, false}, "undecided": {false, true}}
		if got := [2]bool{found, open}; got != want[kind] {
			t.Errorf("%s: found under its row %t, undecided under it %t", fixture, found, open)
		}
	}
}

// ownRows are rows of the project's own that have fixtures.
func ownRows() []errcodes.Row {
	rows := errcodes.Newest.OwnRows("Product")
	for _, id := range []string{
		"StartChangeSet/422/(duplicate member)", "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)",
		"StartChangeSet/422/(placeholder)", "StartChangeSet/422/(invisible character)",
		"StartChangeSet/422/(unknown member)", "UpdatePricingTerms/422/(unknown member)", "CreateOffer/422/(unknown member)",
		"UpdateNetPaymentTerms/(unknown change type)",
		"CreateOfferUsingResaleAuthorization/(unknown change type)", "UpdateMarkup/(unknown change type)",
		"BatchCreateBillingAdjustmentRequest/VALIDATION_EXCEPTION/(unknown member)", "BatchCreateBillingAdjustmentRequest/VALIDATION_EXCEPTION/(duplicate member)",
		"BatchCreateBillingAdjustmentRequest/VALIDATION_EXCEPTION/(placeholder)",
		"SearchAgreements/VALIDATION_EXCEPTION/(unknown member)", "SearchAgreements/VALIDATION_EXCEPTION/(duplicate member)",
	} {
		row, ok := errcodes.FindRow(id)
		if !ok {
			panic("there is no row " + id)
		}
		rows = append(rows, row)
	}
	return rows
}

// Every placeholder of a documented message is filled in.
func TestMessagesAreFilledIn(t *testing.T) {
	for _, fixture := range fixtures(t) {
		for _, f := range check(t, fixture).Findings {
			if f.Phase == errcodes.Async && strings.ContainsAny(f.Message, "[]") {
				t.Errorf("%s: %s", fixture, f.Message)
			}
		}
	}
}
