package agreements

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/schema"
	"github.com/offercheck/offercheck/internal/slip"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// A Request is the JSON input of an operation, with what is known beside it.
type Request struct {
	jsondoc.Node

	Operation string
	Facts     *Facts

	entries     []entry // of a batch
	agreementID string  // of the first entry that has one of the right form

	refused map[jsondoc.Node]bool // by the schema
}

// An entry is one adjustment of a BatchCreateBillingAdjustmentRequest. What is
// missing, or is no string, is "".
type entry struct {
	jsondoc.Node

	index       int
	agreementID string
	invoiceID   string
	token       string
	amount      string // "" also when it is no decimal; a number without quotes can be read
	currency    string

	sameToken   *entry          // the first entry with the token, if that is an earlier one
	sameInvoice *entry          // likewise with the agreement and the invoice
	sum         decimal.Decimal // the amounts in the currency for the invoice up to this entry
}

// Check checks a request within bounds and gathers what is found in r.
func Check(operation string, text []byte, facts *Facts, bounds jsondoc.Options, r *check.Results) (*Request, error) {
	if !errcodes.IsOperation(operation) {
		return nil, unknownOperation(operation)
	}
	bounds.NullIsAbsent = true
	doc, err := jsondoc.Parse(text, bounds)
	if err != nil {
		return nil, err
	}
	if doc.Root().Kind() != jsondoc.Object {
		return nil, jsondoc.At(doc.Root()).Err(fmt.Sprintf("a request of %s is an object, not %s", operation, doc.Root().Kind()))
	}
	if facts == nil {
		facts = new(Facts)
	}
	req := &Request{Node: doc.Root(), Operation: operation, Facts: facts}
	list := req.batch()
	req.refused = schema.CheckOperation(operation, req.Node, list, r)
	for again, first := range doc.Repeats() {
		r.AddRepeat(check.ShapeRow(r.Edition, operation, "(duplicate member)"), again.ItemOf(list), again, first)
	}
	slip.Check(req.Node, operation, func(n jsondoc.Node) int { return n.ItemOf(list) }, r)
	req.readEntries(list)
	for _, c := range compiled(r.Edition) {
		if c.Row.Operation == operation {
			c.Rule.run(c.Row, req, r)
		}
	}
	return req, nil
}

// namesNothing reports whether an id of n is malformed: then no facts could decide more.
func (r *Request) namesNothing(n jsondoc.Node) bool {
	return r.refused[n.Get("agreementId")] || r.refused[n.Get("originalInvoiceId")] || r.refused[n.Get("agreementCancellationRequestId")]
}

func unknownOperation(name string) error {
	problem := fmt.Sprintf("the Agreement Service has no operation %q", name)
	if meant := cmp.Or(words.Nearest(name, errcodes.Operations()), operationThatBegins(name)); meant != "" {
		return fmt.Errorf("%s; did you mean %s?", problem, meant)
	}
	return fmt.Errorf("%s; it has %s", problem, strings.Join(errcodes.Operations(), ", "))
}

// operationThatBegins is the one operation whose name begins so; "" when there are
// several, or none.
func operationThatBegins(name string) string {
	found := ""
	for _, o := range errcodes.Operations() {
		if len(o) >= len(name) && strings.EqualFold(o[:len(name)], name) {
			if found != "" {
				return ""
			}
			found = o
		}
	}
	return found
}

// batch is the list of entries, if the operation takes one.
func (r *Request) batch() jsondoc.Node {
	if r.Operation != "BatchCreateBillingAdjustmentRequest" {
		return jsondoc.Node{}
	}
	return r.Get("billingAdjustmentRequestEntries")
}

func (r *Request) readEntries(list jsondoc.Node) {
	if list.Kind() != jsondoc.Array {
		return
	}
	r.entries = make([]entry, list.Len())
	byToken, byInvoice := map[string]*entry{}, map[invoiceKey]*entry{}
	type account struct {
		invoiceKey
		currency string
	}
	sums := map[account]decimal.Decimal{}
	for i, n := range list.Items() {
		e := &r.entries[i]
		*e = entry{Node: n, index: i, agreementID: n.Get("agreementId").Text(), invoiceID: n.Get("originalInvoiceId").Text(),
			token: n.Get("clientToken").Text(), amount: readAmount(n.Get("adjustmentAmount")), currency: n.Get("currencyCode").Text()}
		if !r.refused[n.Get("agreementId")] {
			r.agreementID = cmp.Or(r.agreementID, e.agreementID)
		}
		e.sameToken = firstWith(byToken, e.token, e)
		key := invoiceKey{e.agreementID, e.invoiceID}
		e.sameInvoice = firstWith(byInvoice, key, e)
		of := account{key, e.currency}
		e.sum = sums[of].Add(toDecimal(e.amount))
		sums[of] = e.sum
	}
}

// firstWith is the first entry with a key, nil when that is e.
func firstWith[K comparable](seen map[K]*entry, key K, e *entry) *entry {
	first := seen[key]
	if first == nil {
		seen[key] = e
	}
	return first
}

// maxSummedLength is the maximum length of an amount that is summed: no invoice is that
// large, and adding millions of digits for each entry would be slow. A longer amount is only
// compared with the invoice.
const maxSummedLength = 1000

// written is an amount as it is written, in quotes or not.
func written(n jsondoc.Node) string {
	if n.Kind() == jsondoc.Number {
		return n.Raw()
	}
	return n.Text()
}

func readAmount(n jsondoc.Node) string {
	text := written(n)
	if !terms.IsDecimal(text, len(text)) {
		return ""
	}
	return text
}

// toDecimal is 0 for what could not be read or is not added up.
func toDecimal(amount string) decimal.Decimal {
	if len(amount) > maxSummedLength {
		return decimal.Decimal{}
	}
	d, _ := terms.ParseDecimal(amount)
	return d
}

// Tokens are the client tokens of the entries of a batch, "" for an entry without one.
func (r *Request) Tokens() []string {
	tokens := make([]string, len(r.entries))
	for i := range r.entries {
		tokens[i] = r.entries[i].token
	}
	return tokens
}
