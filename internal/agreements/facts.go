package agreements

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/schema"
)

// Facts are what the caller knows of agreements and of what belongs to them.
// The zero value knows nothing. Facts are not changed after they were read: many
// goroutines may share them.
type Facts struct {
	agreements    map[string]Agreement
	invoices      map[invoiceKey]Invoice
	invoiceLists  lists
	allInvoicesOf map[string]bool
	adjustments   known[BillingAdjustment]
	cancellations known[CancellationRequest]

	pendingAdjustments   pending[invoiceKey, BillingAdjustment]
	pendingCancellations pending[string, CancellationRequest] // by agreement
}

// An invoiceKey tells invoices apart: their ids are those of one agreement.
type invoiceKey struct{ agreementID, invoiceID string }

// known are things by id, in the order in which they were first given.
type known[T view] struct {
	byID  map[string]T
	ids   []string
	lists lists
}

// lists tracks whether paginated lists of one kind are complete. A page with nextToken is
// continued by the next page that is empty or shares an agreement with it.
type lists struct {
	given bool
	open  map[string]bool // the agreements of a list with a nextToken; nil: there is none
	ended map[string]bool // the agreements of complete lists
}

func (l *lists) add(goesOn bool, agreementIDs []string) {
	isNext := l.open != nil && (len(agreementIDs) == 0 || slices.ContainsFunc(agreementIDs, func(id string) bool { return l.open[id] }))
	l.given = true
	switch {
	case goesOn && l.open == nil:
		l.open, l.ended = map[string]bool{}, map[string]bool{}
	case !goesOn && isNext:
		l.open = nil
	}
	for _, id := range agreementIDs {
		if goesOn {
			l.open[id] = true
			delete(l.ended, id)
		} else if l.open != nil {
			l.ended[id] = true
		}
	}
}

// clone is a copy that can be added to: nothing of l changes with it.
func (l lists) clone() lists {
	l.open, l.ended = maps.Clone(l.open), maps.Clone(l.ended)
	return l
}

// whole reports whether the lists are complete for an agreement.
func (l *lists) whole(agreementID string) bool {
	return l.given && (l.open == nil || l.ended[agreementID])
}

func (k *known[T]) add(items []T, id func(T) string) {
	if k.byID == nil {
		k.byID = map[string]T{}
	}
	for _, item := range items {
		if _, again := k.byID[id(item)]; !again {
			k.ids = append(k.ids, id(item))
		}
		k.byID[id(item)] = item
	}
}

// clone is a copy that can be added to: nothing of k changes with it.
func (k known[T]) clone() known[T] {
	return known[T]{maps.Clone(k.byID), slices.Clip(k.ids), k.lists.clone()}
}

// pending are things that are pending, by what they are for.
type pending[K comparable, T view] struct {
	first   map[K]T
	unclear map[K]bool // one does not say whether it is
}

func (p *pending[K, T]) add(key K, item T, status, isPending string) {
	switch status {
	case isPending:
		p.first[key] = item
	case "":
		p.unclear[key] = true
	}
}

// mayBe reports whether something is pending, or may be.
func (p *pending[K, T]) mayBe(key K) bool {
	_, is := p.first[key]
	return is || p.unclear[key]
}

// Agreement is the agreement with that id.
func (f *Facts) Agreement(id string) (Agreement, bool) {
	a, ok := f.agreements[id]
	return a, ok
}

// Invoice is the invoice, or credit memo, of an agreement.
func (f *Facts) Invoice(agreementID, invoiceID string) (Invoice, bool) {
	i, ok := f.invoices[invoiceKey{agreementID, invoiceID}]
	return i, ok
}

// HasAllInvoicesOf reports whether the facts hold every invoice of the agreement.
func (f *Facts) HasAllInvoicesOf(agreementID string) bool {
	return f.allInvoicesOf[agreementID] && (!f.invoiceLists.given || f.invoiceLists.whole(agreementID))
}

// CancellationRequest is the cancellation request with that id.
func (f *Facts) CancellationRequest(id string) (CancellationRequest, bool) {
	c, ok := f.cancellations.byID[id]
	return c, ok
}

// PendingAdjustment is the first adjustment of an invoice that is PENDING, and
// whether there is one.
func (f *Facts) PendingAdjustment(agreementID, invoiceID string) (BillingAdjustment, check.Cond) {
	key, ofAny := invoiceKey{agreementID, invoiceID}, invoiceKey{agreementID, ""} // one that names no invoice may be of any
	b, ok := f.pendingAdjustments.first[key]
	whole := f.adjustments.lists.whole(agreementID) && !f.pendingAdjustments.mayBe(key) && !f.pendingAdjustments.mayBe(ofAny)
	return b, oneOf(ok, whole, errcodes.NeedAdjustments)
}

// PendingCancellation is the first cancellation request for an agreement that is
// PENDING_APPROVAL, and whether there is one.
func (f *Facts) PendingCancellation(agreementID string) (CancellationRequest, check.Cond) {
	c, ok := f.pendingCancellations.first[agreementID]
	whole := f.cancellations.lists.whole(agreementID) && !f.pendingCancellations.mayBe(agreementID)
	return c, oneOf(ok, whole, errcodes.NeedCancellations)
}

// oneOf returns the condition that a list has an item: true if it was found, false if the
// list is complete, otherwise unknown.
func oneOf(found, whole bool, needs errcodes.Needs) check.Cond {
	if !found && !whole {
		return check.NotKnown(needs)
	}
	return check.If(found)
}

// index finds what is pending.
func (f *Facts) index() {
	f.pendingAdjustments = pending[invoiceKey, BillingAdjustment]{map[invoiceKey]BillingAdjustment{}, map[invoiceKey]bool{}}
	for _, id := range slices.Backward(f.adjustments.ids) {
		b := f.adjustments.byID[id]
		f.pendingAdjustments.add(invoiceKey{b.AgreementID(), b.OriginalInvoiceID()}, b, b.Status(), adjustmentPending)
	}
	f.pendingCancellations = pending[string, CancellationRequest]{map[string]CancellationRequest{}, map[string]bool{}}
	for _, id := range slices.Backward(f.cancellations.ids) {
		c := f.cancellations.byID[id]
		f.pendingCancellations.add(c.AgreementID(), c, c.Status(), cancellationPending)
	}
}

// A FactsReader collects facts about agreements from several documents.
type FactsReader struct {
	facts Facts
	loose []jsondoc.Node            // GetAgreementTerms responses that do not name their agreement
	pages map[string][]jsondoc.Node // by agreement: those that do, and items with terms
}

// Response reads root if it is a response of the service as it came. Lists are
// told apart by what their items are called; an empty one says nothing.
func (r *FactsReader) Response(root jsondoc.Node) (isResponse bool, err error) {
	has := func(name string) bool { return root.Get(name).Exists() }
	item := root.Get("items").Item(0)
	switch {
	case has(Invoices.list):
		err = r.invoices(root)
	case has(BillingAdjustments.ids[0]):
		err = readKnown(&r.facts.adjustments, root, BillingAdjustments, BillingAdjustment.ID)
	case has(CancellationRequests.ids[0]):
		err = readKnown(&r.facts.cancellations, root, CancellationRequests, CancellationRequest.ID)
	case item.Get(BillingAdjustments.ids[0]).Exists():
		err = readAll(&r.facts.adjustments, root, BillingAdjustments, BillingAdjustment.ID)
	case item.Get(CancellationRequests.ids[0]).Exists():
		err = readAll(&r.facts.cancellations, root, CancellationRequests, CancellationRequest.ID)
	case has("items") && root.Get("items").Kind() == jsondoc.Array && !item.Exists():
	case has(Summaries.list):
		err = jsondoc.At(root.Get(Summaries.list)).Err("a SearchAgreements response is not accepted as facts; give the DescribeAgreement response of each agreement")
	case has("agreementId"):
		err = r.agreement(root)
	case has("acceptedTerms"):
		r.loose = append(r.loose, root)
		err = checkTermPage(root)
	default:
		return false, nil
	}
	return true, err
}

// Document reads the agreements of a facts document. It checks the whole document against
// its schema.
func (r *FactsReader) Document(root jsondoc.Node) error {
	if at, problem, ok := schema.CheckFacts(root); !ok {
		return at.Err(problem)
	}
	for _, n := range root.Get("Agreements").Items() {
		if err := r.agreement(n); err != nil {
			return err
		}
	}
	if n := root.Get("Invoices"); n.Exists() {
		if err := r.invoices(n); err != nil {
			return err
		}
	}
	for _, n := range root.Get("AllInvoicesOf").Items() {
		if r.facts.allInvoicesOf == nil {
			r.facts.allInvoicesOf = map[string]bool{}
		}
		r.facts.allInvoicesOf[n.Text()] = true
	}
	if n := root.Get("BillingAdjustments"); n.Exists() {
		if err := readAll(&r.facts.adjustments, n, BillingAdjustments, BillingAdjustment.ID); err != nil {
			return err
		}
	}
	if n := root.Get("CancellationRequests"); n.Exists() {
		return readAll(&r.facts.cancellations, n, CancellationRequests, CancellationRequest.ID)
	}
	return nil
}

// Clone is a copy that can be read into: nothing of r changes with it.
func (r *FactsReader) Clone() FactsReader {
	c := *r
	f := &c.facts
	f.agreements, f.invoices, f.allInvoicesOf = maps.Clone(f.agreements), maps.Clone(f.invoices), maps.Clone(f.allInvoicesOf)
	f.adjustments, f.cancellations = f.adjustments.clone(), f.cancellations.clone()
	f.invoiceLists = f.invoiceLists.clone()
	c.loose, c.pages = slices.Clip(r.loose), maps.Clone(r.pages)
	for id, pages := range c.pages {
		c.pages[id] = slices.Clip(pages)
	}
	return c
}

// Facts are what was read.
func (r *FactsReader) Facts() (*Facts, error) {
	r.facts.index()
	return &r.facts, r.joinTerms()
}

// readAll reads a list, or the response that has it, after which the caller
// knows of no other unless it goes on.
func readAll[T view](k *known[T], n jsondoc.Node, f Form, id func(T) string) error {
	items, err := readItems[T](n, f)
	if err == nil {
		k.lists.add(hasNext(n), agreementsOf(items))
		k.add(items, id)
	}
	return err
}

// readKnown reads a single one.
func readKnown[T view](k *known[T], n jsondoc.Node, f Form, id func(T) string) error {
	items, err := readItems[T](n, f)
	if err == nil {
		k.add(items, id)
	}
	return err
}

// agreementsOf are the ids of the agreements that things are of.
func agreementsOf[T view](items []T) []string {
	ids := make([]string, len(items))
	for i, item := range items {
		ids[i] = struct{ jsondoc.Node }(item).Get("agreementId").Text()
	}
	return ids
}

// readItems reads a list of views, or a response that has one.
func readItems[T view](n jsondoc.Node, f Form) ([]T, error) {
	var nodes []jsondoc.Node
	var err error
	if n.Kind() == jsondoc.Array {
		nodes, err = f.readList(n)
	} else {
		nodes, _, err = f.readPage(n)
	}
	items := make([]T, len(nodes))
	for i, node := range nodes {
		items[i] = T{node}
	}
	return items, err
}

func (r *FactsReader) invoices(n jsondoc.Node) error {
	items, err := readItems[Invoice](n, Invoices)
	if err != nil {
		return err
	}
	if r.facts.invoices == nil {
		r.facts.invoices = map[invoiceKey]Invoice{}
	}
	for _, i := range items {
		r.facts.invoices[invoiceKey{i.AgreementID(), i.InvoiceID()}] = i
	}
	r.facts.invoiceLists.add(hasNext(n), agreementsOf(items))
	return nil
}

// agreement reads a DescribeAgreement response.
func (r *FactsReader) agreement(n jsondoc.Node) error {
	if err := checkAgreement(n); err != nil {
		return err
	}
	if r.facts.agreements == nil {
		r.facts.agreements, r.pages = map[string]Agreement{}, map[string][]jsondoc.Node{}
	}
	a := Read(n)
	id := a.ID()
	earlier, isKnown := r.facts.agreements[id]
	switch {
	case !n.Get("acceptedTerms").Exists():
		a = a.WithTermsOf(earlier)
	case isKnown && hasTermsAlone(n):
		a = earlier
		r.pages[id] = append(r.pages[id], n)
	default:
		r.pages[id] = []jsondoc.Node{n}
	}
	r.facts.agreements[id] = a
	return nil
}

// hasTermsAlone reports whether n describes no agreement: it is a GetAgreementTerms
// response with the agreement's id beside it.
func hasTermsAlone(n jsondoc.Node) bool {
	for name := range n.Members() {
		switch name {
		case "agreementId", "acceptedTerms", "nextToken", "ResponseMetadata":
		default:
			return false
		}
	}
	return true
}

// joinTerms joins the terms that came in several pages. Terms that do not name their
// agreement belong to the only one.
func (r *FactsReader) joinTerms() error {
	if n := len(r.facts.agreements); n != 1 && len(r.loose) > 0 {
		return jsondoc.At(r.loose[0].Get("acceptedTerms")).Err(fmt.Sprintf(
			"these terms do not name their agreement, and %d agreements are given; put them into the Agreements item as acceptedTerms", n))
	}
	for id, a := range r.facts.agreements {
		pages := slices.Concat(r.pages[id], r.loose)
		if whole, ok := wholeTerms(pages); ok && len(pages) > 0 {
			r.facts.agreements[id] = a.WithTermsOf(Read(whole))
		}
	}
	return nil
}

// wholeTerms puts the pages of GetAgreementTerms together: a page that comes
// after one with a nextToken goes on from it, any other begins anew. It is false
// when the last page is missing.
func wholeTerms(pages []jsondoc.Node) (whole jsondoc.Node, ok bool) {
	var items []string
	cut := false
	for _, page := range pages {
		if !cut {
			items = items[:0]
		}
		for _, term := range page.Get("acceptedTerms").Items() {
			items = append(items, term.Raw())
		}
		cut = hasNext(page)
	}
	if cut {
		return whole, false
	}
	whole = rewritten([]byte(`{"acceptedTerms":[` + strings.Join(items, ",") + `]}`))
	return whole, whole.Exists()
}
