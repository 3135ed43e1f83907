package e2e

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

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

// A fixture is a document below testdata/rules, in an edition in which its row exists.
type fixture struct {
	file    string
	edition errcodes.Edition
}

func (f fixture) String() string {
	return fmt.Sprintf("%s in %s", strings.TrimPrefix(filepath.ToSlash(f.file), ofRules+"/"), f.edition)
}

// base is the name of the file.
func (f fixture) base() string { return filepath.Base(f.file) }

// without is the path of the file without its extension.
func (f fixture) without() string { return strings.TrimSuffix(f.file, ".json") }

// row is the id of the row that the fixture is for; ok is false if the folder is no row's.
func (f fixture) row() (id string, ok bool) {
	id, ok = rowOfFolder()[filepath.Dir(f.file)]
	return id, ok
}

// operation is the operation whose requests the fixture is one of, if it is no change set.
func (f fixture) operation() (operation string, ok bool) {
	operation, _, _ = strings.Cut(strings.TrimPrefix(filepath.ToSlash(f.file), ofRules+"/"), "/")
	return operation, errcodes.IsOperation(operation)
}

// rowOfFolder are the rows of all editions by the folders of their fixtures.
var rowOfFolder = sync.OnceValue(func() map[string]string {
	rows := map[string]string{}
	for _, e := range errcodes.Editions() {
		for _, r := range slices.Concat(e.Rows(), ownRows(e)) {
			rows[folderOf(r.ID)] = r.ID
		}
	}
	return rows
})

// fixtures are the documents below testdata/rules, each in every edition in which its row
// exists. Requests of the Agreement Service have no edition: they come once.
func fixtures(t testing.TB) []fixture {
	t.Helper()
	var list []fixture
	err := filepath.WalkDir(ofRules, func(path string, _ fs.DirEntry, err error) error {
		if !strings.HasSuffix(path, ".json") || strings.HasSuffix(path, ".facts.json") {
			return err
		}
		id := rowOfFolder()[filepath.Dir(path)]
		for _, e := range errcodes.Editions() {
			f := fixture{path, e}
			_, exists := e.FindRow(id)
			if _, isRequest := f.operation(); exists && (!isRequest || e == errcodes.Newest) {
				list = append(list, f)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// options are those for a fixture: its edition, its facts, and a fixed time unless the
// facts have one.
func (f fixture) options(t testing.TB) []offercheck.Option {
	t.Helper()
	now, err := fold.ParseTime(testdata.Now)
	if err != nil {
		t.Fatal(err)
	}
	options := []offercheck.Option{offercheck.WithEdition(f.edition.String())}
	facts, err := os.ReadFile(f.without() + ".facts.json")
	if err == nil {
		options = append(options, factstest.With(t, facts))
	}
	if !strings.Contains(string(facts), `"Now"`) {
		options = append(options, offercheck.WithNow(now))
	}
	return options
}

// open gives a fixture, and a Validator that has its facts.
func open(t testing.TB, f fixture) ([]byte, *offercheck.Validator) {
	t.Helper()
	text, err := os.ReadFile(f.file)
	if err != nil {
		t.Fatal(err)
	}
	v, err := offercheck.New(f.options(t)...)
	if err != nil {
		t.Fatal(err)
	}
	return text, v
}

func check(t testing.TB, f fixture) *offercheck.Report {
	t.Helper()
	text, v := open(t, f)
	report, err := judge(v, f, text)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// judge checks a fixture as what its first folder says: a request of the
// Agreement Service, or a change set.
func judge(v *offercheck.Validator, f fixture, text []byte) (*offercheck.Report, error) {
	if operation, ok := f.operation(); ok {
		return v.ValidateRequest(operation, text)
	}
	return v.Validate(text)
}

// Every fixture is judged as its golden says. NAME.golden is that of the first edition in
// which the row exists; a later one has NAME.EDITION.golden if it judges otherwise.
func TestFixtures(t *testing.T) {
	last := fixture{}
	golden, said := "", "" // of the edition before
	for _, f := range fixtures(t) {
		text := offertest.Text(check(t, f))
		own := f.without() + "." + f.edition.String() + ".golden"
		isFirst := f.file != last.file
		if isFirst {
			golden = f.without() + ".golden"
		}
		last = f
		if isUpdate() {
			if isFirst || text != said {
				golden = map[bool]string{true: golden, false: own}[isFirst]
				if err := os.WriteFile(golden, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if err := os.Remove(own); err != nil && !errors.Is(err, fs.ErrNotExist) {
				t.Fatal(err)
			}
			said = text
			continue
		}
		if _, err := os.Stat(own); err == nil {
			golden = own
			if text == said {
				t.Errorf("%s says what the edition before says: go test ./internal/e2e -run TestFixtures -update", own)
			}
		}
		said = text
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Errorf("%s: there is no golden: go test ./internal/e2e -run TestFixtures -update", f)
			continue
		}
		if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(text, "\n")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f, diff)
		}
	}
}

// kind is what the name of the fixture says of its row: ok, bad or undecided. A name such
// as bad-2024-eur.json says it of that edition alone; ok is false in any other.
func (f fixture) kind() (kind string, ok bool) {
	kind, rest, _ := strings.Cut(f.base(), "-")
	only, _, _ := strings.Cut(rest, "-")
	e, isEdition := errcodes.ParseEdition(only)
	return kind, !isEdition || e == f.edition
}

// Every row that is decided has a document that is fine and one that breaks it, in each
// edition, so that rewriting the goldens cannot hide a rule that is dead.
func TestEveryRowHasFixtures(t *testing.T) {
	type key struct {
		row, kind string
		edition   errcodes.Edition
	}
	number := map[key]int{}
	for _, f := range fixtures(t) {
		row, _ := f.row()
		if kind, ok := f.kind(); ok {
			number[key{row, kind, f.edition}]++
		}
	}
	for _, e := range errcodes.Editions() {
		for _, row := range slices.Concat(e.Rows(), e.OwnRows("Product")) {
			if row.Operation != "" && e != errcodes.Newest {
				continue
			}
			ok, bad, undecided := number[key{row.ID, "ok", e}], number[key{row.ID, "bad", e}], number[key{row.ID, "undecided", e}]
			if row.Never != "" {
				if bad > 0 {
					t.Errorf("%s in %s: has a document that breaks it, but %s", row.ID, e, row.Never)
				}
				continue
			}
			if ok == 0 || (bad == 0) != neverDecided[row.ID] {
				t.Errorf("%s in %s: %d documents that are fine and %d that break it, want one of each", row.ID, e, ok, bad)
			}
			mayBeOpen := row.Needs&^(errcodes.NeedChangeSet|errcodes.NeedRequest) != 0 && (row.Phase == errcodes.Async || row.Operation != "") && !alwaysDecided[row.ID]
			if mayBeOpen && row.Basis != errcodes.Ours && undecided == 0 {
				t.Errorf("%s in %s: no document for which it cannot be decided", row.ID, e)
			}
		}
	}
}

// alwaysDecided are the rows that need facts for some answers, but have an answer
// without them too.
var alwaysDecided = map[string]bool{
	"UpdatePricingTerms/INVALID_GRANTS/1":              true, // a warning when the product is not known
	"UpdatePricingTerms/INVALID_GRANTS/7":              true, // a warning when the product is not known
	"UpdateValidityTerms/INVALID_AGREEMENT_END_DATE/1": true, // there is always a time
}

// neverDecided are the rows of which only AWS knows what breaks them: no document is
// known to.
var neverDecided = map[string]bool{
	"UpdatePricingTerms/INVALID_GRANTS/3":         true,
	"UpdatePricingTerms/INVALID_UPDATE_REQUEST/1": true,
}

// A document that breaks a row is found under that row, one that is fine is
// not, and one that cannot be decided is undecided under it.
func TestFixturesNameTheirRow(t *testing.T) {
	for _, fixture := range fixtures(t) {
		kind, ok := fixture.kind()
		if !ok {
			continue
		}
		row, _ := fixture.row()
		report := check(t, fixture)
		found := slices.ContainsFunc(report.Findings, func(f offercheck.Finding) bool { return f.Row == row })
		open := slices.ContainsFunc(report.Undecided, func(u offercheck.Undecided) bool { return u.Row == row })
		want := map[string][2]bool{"ok": {false, false}, "bad": {true, false}, "undecided": {false, true}}
		if got := [2]bool{found, open}; got != want[kind] {
			t.Errorf("%s: found under its row %t, undecided under it %t", fixture, found, open)
		}
	}
}

// Every folder with fixtures is a row's.
func TestFoldersOfFixtures(t *testing.T) {
	err := filepath.WalkDir(ofRules, func(path string, d fs.DirEntry, err error) error {
		if _, known := rowOfFolder()[filepath.Dir(path)]; !d.IsDir() && !known {
			t.Errorf("%s: the folder is no row's", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// ownRows are rows of the project's own that have fixtures, as far as the edition has them.
func ownRows(e errcodes.Edition) []errcodes.Row {
	rows := e.OwnRows("Product")
	for _, id := range []string{
		"StartChangeSet/422/(duplicate member)", "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)",
		"StartChangeSet/422/(placeholder)", "StartChangeSet/422/(invisible character)",
		"StartChangeSet/422/(unknown member)", "UpdatePricingTerms/422/(unknown member)", "CreateOffer/422/(unknown member)",
		"UpdateBundleTerms/(unknown change type)", "UpdateNetPaymentTerms/(unknown change type)",
		"CreateReplacementOfferUsingResaleAuthorization/422/(unknown member)", "OfferSet/CreateOfferSet/422/(unknown member)",
		"CreateOfferUsingResaleAuthorization/(unknown change type)", "UpdateMarkup/(unknown change type)",
		"BatchCreateBillingAdjustmentRequest/VALIDATION_EXCEPTION/(unknown member)", "BatchCreateBillingAdjustmentRequest/VALIDATION_EXCEPTION/(duplicate member)",
		"BatchCreateBillingAdjustmentRequest/VALIDATION_EXCEPTION/(placeholder)",
		"SearchAgreements/VALIDATION_EXCEPTION/(unknown member)", "SearchAgreements/VALIDATION_EXCEPTION/(duplicate member)",
	} {
		if row, ok := e.FindRow(id); ok {
			rows = append(rows, row)
		}
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
