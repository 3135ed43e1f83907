package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/factstest"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/offertest"
	"github.com/offercheck/offercheck/testdata"
)

// A fixture in pieces that can be put together anew.
type pieces struct {
	changes []json.RawMessage
	facts   map[string]json.RawMessage // nil: none
	edition errcodes.Edition
}

// readPieces takes a fixture apart; ok is false for one that is no plain list of
// objects, or whose facts are a bare response.
func readPieces(t testing.TB, fixture fixture) (p pieces, ok bool) {
	t.Helper()
	text, err := os.ReadFile(fixture.file)
	if err != nil {
		t.Fatal(err)
	}
	if doc, err := jsondoc.Parse(text, jsondoc.Options{}); err != nil || doc.HasRepeats() {
		return p, false // put together by encoding/json it would be another document
	}
	var request struct{ ChangeSet []json.RawMessage }
	if json.Unmarshal(text, &request) != nil && json.Unmarshal(text, &request.ChangeSet) != nil {
		return p, false
	}
	p.changes, p.edition = request.ChangeSet, fixture.edition
	if text, err := os.ReadFile(fixture.without() + ".facts.json"); err == nil {
		if err := json.Unmarshal(text, &p.facts); err != nil {
			t.Fatal(err)
		}
		if p.facts["EntityType"] != nil || p.facts["agreementId"] != nil || p.facts["acceptedTerms"] != nil {
			return p, false
		}
	}
	return p, len(p.changes) > 0
}

// check validates the pieces as a bare list of changes.
func (p pieces) check(t testing.TB) *offercheck.Report {
	t.Helper()
	report, err := p.validator(t).Validate(p.list(t))
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func (p pieces) list(t testing.TB) []byte {
	t.Helper()
	list, err := json.Marshal(p.changes)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func (p pieces) validator(t testing.TB, more ...[]byte) *offercheck.Validator {
	t.Helper()
	options := []offercheck.Option{offercheck.WithEdition(p.edition.String())}
	now := testdata.Now
	if p.facts["Now"] != nil {
		if err := json.Unmarshal(p.facts["Now"], &now); err != nil {
			t.Skip("a time as a number")
		}
	}
	at, err := fold.ParseTime(now)
	if err != nil {
		t.Fatal(err)
	}
	documents := more
	if p.facts != nil {
		facts, err := json.Marshal(p.facts)
		if err != nil {
			t.Fatal(err)
		}
		documents = append([][]byte{facts}, more...)
	}
	if documents != nil {
		options = append(options, factstest.With(t, documents...))
	}
	v, err := offercheck.New(append(options, offercheck.WithNow(at))...)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func (p pieces) changeSet(t testing.TB) []offer.Change {
	t.Helper()
	var list []offer.Change
	for _, text := range p.changes {
		var c offer.Change
		if json.Unmarshal(text, &c) != nil {
			c = offer.Change{}
		}
		list = append(list, c)
	}
	return list
}

// aboutOrder are the rows that name the later of two changes, or the order
// itself.
var aboutOrder = map[string]bool{
	"StartChangeSet/404/ChangeSet[].Entity.Identifier": true,
	"StartChangeSet/422/ChangeSet[].ChangeName":        true,
	"StartChangeSet/422/ChangeSet[]":                   true,
}

// The order of the changes in a set does not change what is found.
func TestOrderOfChangesDoesNotMatter(t *testing.T) {
	tried := 0
	for _, fixture := range fixtures(t) {
		p, ok := readPieces(t, fixture)
		if ok && len(p.changes) <= 40 && !setsOnePartTwice(p.changeSet(t)) {
			tried += checkOrder(t, p, fixture)
		}
	}
	t.Logf("%d orders tried", tried)
}

// checkOrder checks the pieces, of which what is a description, in other orders, and returns
// how many.
func checkOrder(t *testing.T, p pieces, what fmt.Stringer) (tried int) {
	want := summaryOf(p.check(t))
	for turn := 1; turn < min(len(p.changes), 4); turn++ {
		q := p
		q.changes = append(slices.Clone(p.changes[turn:]), p.changes[:turn]...)
		if turn == 1 {
			slices.Reverse(q.changes)
		}
		tried++
		if diff := cmp.Diff(want, summaryOf(q.check(t))); diff != "" {
			t.Errorf("%s, in another order (-before +after):\n%s", what, diff)
		}
	}
	return tried
}

// summaryOf is what a report says, whatever the order of the changes: errors by row, entity
// and path below the change; warnings, whose change may be another, by row.
func summaryOf(r *offercheck.Report) []string {
	said := map[string]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		switch {
		case aboutOrder[f.Row]:
		case f.Severity == offercheck.SeverityError && f.Change != nil:
			said[fmt.Sprintf("error %s %s %s", f.Row, f.Change.Entity, belowChange.ReplaceAllString(f.Path, ""))] = true
		default:
			said[fmt.Sprintf("%s %s", f.Severity, f.Row)] = true
		}
	}
	for _, u := range r.Undecided {
		said[fmt.Sprintf("undecided %s %s", u.Row, u.Needs)] = true
	}
	return slices.Sorted(maps.Keys(said))
}

var belowChange = regexp.MustCompile(`^/[0-9]+`)

// setsOnePartTwice reports whether one change type stands twice for one entity;
// then the later counts.
func setsOnePartTwice(changes []offer.Change) bool {
	seen := map[string]bool{}
	names := map[string]bool{}
	for _, c := range changes {
		key := string(c.ChangeType) + " " + offer.EntityID(c.Entity.Identifier)
		if c.Entity.Identifier != "" && seen[key] || c.ChangeName != "" && names[c.ChangeName] {
			return true
		}
		seen[key], names[c.ChangeName] = true, true
	}
	return false
}

// Hiding an entity or an agreement from the facts may only turn an answer into
// undecided, never into another answer.
func TestHidingFactsOnlyUndecides(t *testing.T) {
	tried := 0
	for _, fixture := range fixtures(t) {
		if p, ok := readPieces(t, fixture); ok {
			tried += checkHiding(t, p, fixture)
		}
	}
	t.Logf("%d things hidden", tried)
}

// checkHiding checks the pieces, of which what is a description, without each of their
// facts, and returns of how many.
func checkHiding(t *testing.T, p pieces, what fmt.Stringer) (tried int) {
	all := answersOf(p.check(t))
	for _, member := range []string{"Entities", "Agreements"} {
		var items []json.RawMessage
		if p.facts[member] == nil || json.Unmarshal(p.facts[member], &items) != nil {
			continue
		}
		for i := range items {
			q := p
			q.facts = maps.Clone(p.facts)
			id := entityOf(items[i])
			q.facts[member], _ = json.Marshal(slices.DeleteFunc(slices.Clone(items), func(item json.RawMessage) bool { return entityOf(item) == id }))
			delete(q.facts, "AllOffersOf") // no longer true
			tried++
			fewer := answersOf(q.check(t))
			for key := range keysOf(all, fewer) {
				row, _, _ := strings.Cut(key, ",")
				if fewer[key] != all[key] && fewer[key] != "undecided" && !settledWithoutProduct[row] && !neverOpen[row] {
					t.Errorf("%s without item %d of %s: %s was %q and is %q", what, i, member, key, all[key], fewer[key])
				}
			}
		}
	}
	return tried
}

// answersOf are what a report says of each row and change: that it is found, or undecided.
func answersOf(r *offercheck.Report) map[string]string {
	m := map[string]string{}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Change != nil {
			m[fmt.Sprintf("%s, change %d", f.Row, f.Change.Index)] = "found"
		}
	}
	for _, u := range r.Undecided {
		if u.Change != nil {
			m[fmt.Sprintf("%s, change %d", u.Row, u.Change.Index)] = "undecided"
		}
	}
	return m
}

// entityOf is the entity or the agreement that an item of facts is a state of:
// there may be several.
func entityOf(item json.RawMessage) string {
	var ids struct{ EntityIdentifier, AgreementID string }
	if json.Unmarshal(item, &ids) != nil {
		return string(item)
	}
	return offer.EntityID(ids.EntityIdentifier) + " " + ids.AgreementID
}

// settledWithoutProduct are the rows that hold a product that is not known to
// the rules of SaaS, AMI and container products: the one exception.
var settledWithoutProduct = map[string]bool{
	"UpdatePricingTerms/INVALID_AGREEMENT_DURATION/1":         true,
	"UpdatePricingTerms/INVALID_DURATION/3":                   true,
	"UpdatePricingTerms/INVALID_GRANTS/1":                     true, // a warning
	"UpdatePricingTerms/INVALID_GRANTS/7":                     true, // a warning
	"UpdatePricingTerms/INVALID_SELECTOR_DURATION_VALUE/1":    true,
	"UpdatePricingTerms/MISSING_MANDATORY_TERMS/1":            true,
	"UpdateRenewalTerms/MISSING_PRICE_INCREASE/1":             true,
	"UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/5": true, // a warning

	// the change set alone decides these, unless the resale authorization is known to have no
	// schedule: then another row says the same
	"UpdateMarkup/INCOMPATIBLE_TERMS/1":               true,
	"UpdatePaymentScheduleTerms/INCOMPATIBLE_TERMS/3": true,
}

// neverOpen are the rows about what is not an offer: what the facts show is reported, and
// without them the row is not listed as open for every change.
var neverOpen = map[string]bool{
	"Product/AddDimensions/(usage price)":        true, // a warning, unless the product is known to be a draft
	"Product/ReleaseProduct/(offer)":             true,
	"StartChangeSet/422/ChangeSet[].Entity.Type": true, // the identifier is that of another kind of entity

	"StartChangeSet/422/ChangeSet[].Entity.Identifier/revision": true,

	// what is said of offers that are known to be made from a resale authorization alone
	"UpdateTargeting/422/PositiveTargeting.BuyerAccounts/resale":                          true,
	"UpdatePricingTerms/422/PricingModel/resale":                                          true,
	"UpdatePricingTerms/422/Terms/resale":                                                 true,
	"UpdatePricingTerms/422/Terms[].FixedUpfrontPricingTerm.Grants[].DimensionKey/resale": true,
	"UpdatePricingTerms/422/Terms[].FixedUpfrontPricingTerm.Price":                        true,
	"UpdateValidityTerms/422/Terms[].ValidityTerm/resale":                                 true,
}

func keysOf(a, b map[string]string) map[string]bool {
	keys := map[string]bool{}
	for key := range a {
		keys[key] = true
	}
	for key := range b {
		keys[key] = true
	}
	return keys
}

// A change set that is split over two calls, with the entities in between as facts,
// gives what the two give in one: what one call finds is found, or not decided,
// by one of the two.
func TestSplitChangeSet(t *testing.T) {
	tried := 0
	for _, fixture := range fixtures(t) {
		p, ok := readPieces(t, fixture)
		if ok && len(p.changes) <= 40 && !setsOnePartTwice(p.changeSet(t)) {
			tried += checkSplits(t, p, fixture)
		}
	}
	t.Logf("%d splits tried", tried)
}

// checkSplits checks the pieces, of which what is a description, in two halves, and returns
// in how many ways.
func checkSplits(t *testing.T, p pieces, what fmt.Stringer) (tried int) {
	changes := p.changeSet(t)
	whole := p.check(t)
	for cut := 1; cut < len(p.changes); cut++ {
		made, ok := madeBefore(changes, cut)
		if !ok {
			continue
		}
		first, second := p, p
		first.changes, second.changes = p.changes[:cut], p.changes[cut:]
		firstList, list := first.list(t), second.list(t)
		if slices.ContainsFunc(changes[cut:], func(c offer.Change) bool {
			return c.ChangeName != "" && bytes.Contains(firstList, []byte("$"+c.ChangeName+".Entity.Identifier"))
		}) {
			continue // the first call would refer to what is not made yet
		}
		preview, err := first.validator(t).Preview(firstList)
		if err != nil {
			t.Fatal(err)
		}
		for reference, id := range made { // by the second call what was made has ids
			preview = bytes.ReplaceAll(preview, []byte(reference), []byte(id))
			list = bytes.ReplaceAll(list, []byte(reference), []byte(id))
		}
		report, err := second.validator(t, preview).Validate(list)
		if err != nil {
			t.Fatal(err)
		}
		said := map[string]bool{}
		for _, r := range []*offercheck.Report{first.check(t), report} {
			for _, f := range r.Findings {
				said[f.Row] = true
			}
			for _, u := range r.Undecided {
				said[u.Row] = true
			}
		}
		tried++
		for _, f := range whole.Findings {
			isSaid := said[f.Row] || slices.ContainsFunc(sameUnder[f.Row], func(row string) bool { return said[row] })
			if f.Phase == errcodes.Async && !isSaid && !judgedBefore[f.Row] {
				t.Errorf("%s, cut before change %d: %s is lost", what, cut, f.Row)
			}
		}
	}
	return tried
}

// judgedBefore are the rows that ask how the offer stood before the change set,
// or what the change set itself does: split, they are other questions.
var judgedBefore = map[string]bool{
	"ReleaseOffer/MISSING_AGREEMENT_END_DATE/1":        true, // whether the change set itself gives the ValidityTerm
	"UpdateMarkup/INCOMPATIBLE_RESALE_AUTHORIZATION/1": true, // of a markup that is stored other rows say it
	"UpdateMarkup/INCOMPATIBLE_TERMS/1":                true, // whether the change set itself gives a schedule
	"UpdateLegalTerms/INCOMPATIBLE_TERMS/2":            true, // expired before the change set that prolongs the offer
	"UpdatePaymentScheduleTerms/INCOMPATIBLE_TERMS/2":  true,
	"UpdatePaymentScheduleTerms/INCOMPATIBLE_TERMS/3":  true, // a row of its own is about a markup that is stored
	"UpdatePricingTerms/INCOMPATIBLE_TERMS/11":         true,
	"UpdatePricingTerms/INCOMPATIBLE_TERMS/9":          true, // rows of UpdateMarkup are about a markup on stored terms
	"UpdatePricingTerms/INVALID_CURRENCY_CODE/2":       true, // a row of UpdatePaymentScheduleTerms says it where the pricing terms are stored
	"UpdateRenewalTerms/INCOMPATIBLE_TERMS/4":          true,
	"UpdateSupportTerms/INCOMPATIBLE_TERMS/3":          true,
	"UpdateTargeting/INCOMPATIBLE_TARGETING/2":         true,
	"UpdateValidityTerms/INCOMPATIBLE_TERMS/2":         true,

	"ResaleAuthorization/RestrictResaleAuthorization/INCOMPATIBLE_STATUS/1": true, // expired before the change set that prolongs it

	"UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2": true, // also what the change set itself grants

	// whether the change set itself gives or removes the schedule
	"ResaleAuthorization/UpdatePaymentScheduleTerms/MISSING_MANDATORY_TERMS/1": true,

	"OfferSet/AssociateSolution/INCOMPATIBLE_SOLUTION_ASSOCIATION/1": true, // which solution it had before the change set that removes it
	"ReleaseOffer/MISSING_MANDATORY_TERMS/1":                         true, // whether the change set itself makes the offer of a resale authorization
}

// sameUnder are the rows that say the same of a resale authorization when another change of it
// sets what is wrong, or the release judges it. Of one that was released already, only that is
// said.
var sameUnder = func() map[string][]string {
	const of = "ResaleAuthorization/"
	same := map[string][]string{}
	for _, rows := range [][]string{
		{of + "UpdateInformation/INCOMPATIBLE_BUYER_TARGETING/1", of + "UpdateBuyerTargetingTerms/INCOMPATIBLE_BUYER_TARGETING/1", of + "ReleaseResaleAuthorization/INCOMPATIBLE_BUYER_TARGETING/1"},
		{of + "UpdateAvailability/INVALID_AVAILABILITY_END_DATE/1", of + "ReleaseResaleAuthorization/INVALID_AVAILABILITY_END_DATE/1"},
		{of + "UpdatePricingTerms/INVALID_CURRENCY_CODE/1", of + "UpdatePaymentScheduleTerms/INVALID_CURRENCY_CODE/1"},
		{of + "UpdatePaymentScheduleTerms/INCOMPATIBLE_TERMS/1", of + "ReleaseResaleAuthorization/INCOMPATIBLE_TERMS/1"},
		{of + "UpdatePaymentScheduleTerms/INVALID_CHARGE_DATES/2", of + "ReleaseResaleAuthorization/INVALID_CHARGE_DATE/1"},
		{of + "UpdateLegalTerms/MISSING_MANDATORY_TERMS/1", of + "ReleaseResaleAuthorization/MISSING_MANDATORY_TERMS/1"},
	} {
		for _, row := range rows {
			same[row] = append(rows, of+"ReleaseResaleAuthorization/INCOMPATIBLE_STATUS/1")
		}
	}
	return same
}()

// madeBefore are the ids, by the references to them, of the entities that are created or
// named before a cut. ok is false when some change is not about an entity that preview
// shows, or is to one that is not known by then.
func madeBefore(changes []offer.Change, cut int) (made map[string]string, ok bool) {
	made = map[string]string{}
	for i, c := range changes {
		kind, id := changetype.KindOf(errcodes.Newest, c.Entity.Type), c.Entity.Identifier
		if kind == "" {
			return nil, false
		}
		if i >= cut {
			continue
		}
		switch known := made[id]; {
		case id == "":
			id = idOf(kind, i)
		case known != "":
			id = known
		case strings.HasPrefix(id, "$"):
			return nil, false
		}
		if c.ChangeName != "" {
			made["$"+c.ChangeName+".Entity.Identifier"] = id
		}
	}
	return made, true
}

// idOf is an id such as AWS gives to an entity of a kind.
func idOf(kind string, n int) string {
	return fmt.Sprintf("%s-made%d", map[string]string{changetype.Offer: "offer", changetype.ResaleAuthorization: "resaleauthz", changetype.OfferSet: "offerset"}[kind], n)
}

// The same document always gives the same bytes.
func TestSameReportTwice(t *testing.T) {
	for _, fixture := range fixtures(t) {
		if a, b := offertest.Text(check(t, fixture)), offertest.Text(check(t, fixture)); a != b {
			t.Errorf("%s: two runs differ:\n%s\n%s", fixture, a, b)
		}
	}
}

// A row is never both found and undecided for one change, nor undecided twice;
// and no finding stands twice at one place.
func TestEachAnswerOnce(t *testing.T) {
	for _, fixture := range fixtures(t) {
		report := check(t, fixture)
		found, open, places := map[string]bool{}, map[string]bool{}, map[string]bool{}
		for i := range report.Findings {
			f := &report.Findings[i]
			found[fmt.Sprint(subject(f.Change, f.Entry), f.Row)] = true
			place := fmt.Sprint(f.Row, f.Path, f.Message, f.Detail)
			if places[place] && !strings.Contains(f.Row, "(duplicate member)") {
				t.Errorf("%s: %s is found twice at %s", fixture, f.Row, f.Path)
			}
			places[place] = true
		}
		for _, u := range report.Undecided {
			key := fmt.Sprint(subject(u.Change, u.Entry), u.Row)
			if found[key] || open[key] {
				t.Errorf("%s: %s of %s is undecided and has another answer", fixture, u.Row, subject(u.Change, u.Entry))
			}
			open[key] = true
		}
	}
}

// Of an offer that the change set creates no facts can be had. One row asks for the offer
// that the agreement was made from.
func TestNoFactsOfCreatedOffers(t *testing.T) {
	tried := 0
	for _, fixture := range fixtures(t) {
		for _, u := range check(t, fixture).Undecided {
			if u.Change == nil || !strings.HasPrefix(u.Change.Type, "Create") && !strings.HasPrefix(u.Change.Entity, "$") {
				continue
			}
			tried++
			if u.Needs&errcodes.NeedOffer != 0 && u.Row != "CreateReplacementOffer/INCOMPATIBLE_AGREEMENT/1" {
				t.Errorf("%s: %s, change %d, needs %s", fixture, u.Row, u.Change.Index, u.Needs)
			}
		}
	}
	t.Logf("%d open rows of created offers", tried)
}

// A report that was cut has the verdict of the whole, however few findings it lists,
// and lists the first of each severity.
func TestCutReportHasTheSameVerdict(t *testing.T) {
	for _, fixture := range fixtures(t) {
		text, v := open(t, fixture)
		whole, err := judge(v, fixture, text)
		if err != nil {
			t.Fatal(err)
		}
		for most := 1; most <= 3; most++ {
			w, err := v.With(offercheck.WithMaxFindings(most))
			if err != nil {
				t.Fatal(err)
			}
			cut, err := judge(w, fixture, text)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range []offercheck.Severity{offercheck.SeverityError, offercheck.SeverityWarning} {
				if cut.Count(s) != whole.Count(s) {
					t.Errorf("%s, %d listed: %d of %s, want %d", fixture, most, cut.Count(s), s, whole.Count(s))
				}
				if listed := len(findingsOf(cut, s)); listed != min(most, whole.Count(s)) {
					t.Errorf("%s, %d to be listed: %d of %s are", fixture, most, listed, s)
				}
			}
			if cut.Verdict != whole.Verdict || !slices.EqualFunc(cut.Undecided, whole.Undecided, sameUndecided) || !slices.Equal(cut.Unchecked, whole.Unchecked) {
				t.Errorf("%s, %d listed: %s, want %s", fixture, most, cut.Verdict, whole.Verdict)
			}
			if diff := cmp.Diff(sendable(whole), sendable(cut)); diff != "" {
				t.Errorf("%s, %d listed, what could be sent (-want +got):\n%s", fixture, most, diff)
			}
		}
	}
}

func findingsOf(r *offercheck.Report, s offercheck.Severity) (list []offercheck.Finding) {
	for _, f := range r.Findings {
		if f.Severity == s {
			list = append(list, f)
		}
	}
	return list
}

func sameUndecided(a, b offercheck.Undecided) bool {
	return a.Row == b.Row && a.Needs == b.Needs && subject(a.Change, a.Entry) == subject(b.Change, b.Entry)
}

// subject says what a row is about.
func subject(change *offercheck.Change, entry *offercheck.Entry) string {
	switch {
	case change != nil:
		return fmt.Sprintf("change %d", change.Index)
	case entry != nil:
		return fmt.Sprintf("entry %d", entry.Index)
	}
	return "the request"
}

func sendable(r *offercheck.Report) (list []bool) {
	for _, e := range r.Entries {
		list = append(list, e.Sendable)
	}
	return list
}

// A row that is left out changes nothing else: what is found and undecided under the
// other rows stays. More may come, of a change whose only errors were left out: its
// rules run then.
func TestSuppressedRowChangesNothingElse(t *testing.T) {
	line := func(row, kind, subject, where string) string {
		return fmt.Sprintf("%s %s %s %s", kind, row, subject, where)
	}
	lines := func(r *offercheck.Report, but string) map[string]bool {
		m := map[string]bool{}
		for i := range r.Findings {
			if f := &r.Findings[i]; f.Row != but {
				m[line(f.Row, string(f.Severity), subject(f.Change, f.Entry), f.Path+" "+f.Message+" "+f.Detail)] = true
			}
		}
		for i := range r.Undecided {
			if u := &r.Undecided[i]; u.Row != but {
				m[line(u.Row, "undecided", subject(u.Change, u.Entry), u.Needs.String())] = true
			}
		}
		return m
	}
	tried := 0
	for _, fixture := range fixtures(t) {
		text, v := open(t, fixture)
		whole, err := judge(v, fixture, text)
		if err != nil {
			t.Fatal(err)
		}
		rows := map[string]bool{}
		for _, f := range whole.Findings {
			rows[f.Row] = true
		}
		for row := range rows {
			w, err := v.With(offercheck.WithoutRow(row, "a test"))
			if err != nil {
				t.Fatal(err)
			}
			rest, err := judge(w, fixture, text)
			if err != nil {
				t.Fatal(err)
			}
			tried++
			want, got := lines(whole, row), lines(rest, row)
			failed := map[int]bool{} // whose rules run now
			for _, u := range whole.Unchecked {
				failed[u.Change.Index] = u.Reason == offercheck.ReasonErrors && !slices.ContainsFunc(rest.Unchecked, func(now offercheck.Unchecked) bool { return now.Change.Index == u.Change.Index })
			}
			anew := slices.Contains(slices.Collect(maps.Values(failed)), true)
			for l := range want {
				if !got[l] && !(anew && strings.HasPrefix(l, "undecided ")) {
					t.Errorf("%s without %s: no longer said: %s", fixture, row, l)
				}
			}
			for l := range got {
				// a change that leads nowhere known is open then
				isOpened := strings.HasPrefix(row, "StartChangeSet/422/") && strings.Contains(l, "/(unknown change type)")
				if !want[l] && !anew && !isOpened {
					t.Errorf("%s without %s: said now: %s", fixture, row, l)
				}
			}
			if slices.ContainsFunc(rest.Findings, func(f offercheck.Finding) bool { return f.Row == row }) {
				t.Errorf("%s: %s is left out and found", fixture, row)
			}
		}
	}
	t.Logf("%d rows left out", tried)
}
