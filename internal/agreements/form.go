package agreements

import "github.com/offercheck/offercheck/internal/jsondoc"

// A view is a handle on what the service wrote, whose methods name its members.
type view interface{ ~struct{ jsondoc.Node } }

// A Form is how the service writes things of one kind.
type Form struct {
	operation string   // that lists them
	list      string   // the member of its response that is the list
	single    string   // the operation that returns one of them alone, if any
	ids       []string // the members that each has to be known by, its own first
}

// The forms of what is listed.
var (
	Summaries = Form{operation: "SearchAgreements", list: "agreementViewSummaries", ids: []string{"agreementId"}}

	Invoices = Form{
		operation: "ListAgreementInvoiceLineItems",
		list:      "agreementInvoiceLineItemGroupSummaries",
		ids:       []string{"invoiceId", "agreementId"},
	}
	BillingAdjustments = Form{
		operation: "ListBillingAdjustmentRequests",
		list:      "items",
		single:    "GetBillingAdjustmentRequest",
		ids:       []string{"billingAdjustmentRequestId", "agreementId"},
	}
	CancellationRequests = Form{
		operation: "ListAgreementCancellationRequests",
		list:      "items",
		single:    "GetAgreementCancellationRequest",
		ids:       []string{"agreementCancellationRequestId", "agreementId"},
	}
)

// In responses null is the same as absence.
var responseOptions = jsondoc.Options{NullIsAbsent: true}

// parse reads a response, an object that gives no member twice. An error is a
// *[errcodes.SyntaxError], as are those of all that reads responses.
func parse(text []byte) (jsondoc.Node, error) {
	doc, err := jsondoc.Parse(text, responseOptions)
	if err != nil {
		return jsondoc.Node{}, err
	}
	for again := range doc.Repeats() {
		return jsondoc.Node{}, jsondoc.At(again).Err("is given twice")
	}
	return doc.Root(), checkObject(doc.Root(), "a response of the Agreement Service")
}

// Parse reads a response that lists things of the form, or one that is a single one.
// The token is where the list goes on, "" when it is at its end.
func (f Form) Parse(text []byte) (items []jsondoc.Node, nextToken string, err error) {
	root, err := parse(text)
	if err != nil {
		return nil, "", err
	}
	return f.readPage(root)
}

func (f Form) readPage(root jsondoc.Node) (items []jsondoc.Node, nextToken string, err error) {
	list := root.Get(f.list)
	if f.single != "" && !list.Exists() && root.Get(f.ids[0]).Exists() {
		return []jsondoc.Node{root}, "", f.checkIDs(root)
	}
	if list.Kind() != jsondoc.Array {
		return nil, "", expected(root, f.list, f.listName())
	}
	if items, err = f.readList(list); err != nil {
		return nil, "", err
	}
	nextToken, err = readToken(root)
	return items, nextToken, err
}

// readList reads a list without the response around it.
func (f Form) readList(list jsondoc.Node) ([]jsondoc.Node, error) {
	items := make([]jsondoc.Node, 0, list.Len())
	for _, n := range list.Items() {
		if err := f.checkIDs(n); err != nil {
			return nil, err
		}
		items = append(items, n)
	}
	return items, nil
}

func (f Form) listName() string {
	name := "the list of a " + f.operation + " response"
	if f.single != "" {
		name += ", or " + f.ids[0] + " of a " + f.single + " response,"
	}
	return name
}

// checkIDs checks that n is an object with the ids of its kind.
func (f Form) checkIDs(n jsondoc.Node) error {
	if err := checkObject(n, "an item of "+f.operation); err != nil {
		return err
	}
	for _, id := range f.ids {
		if n.Get(id).Text() == "" {
			return expected(n, id, "an id, a string that is not empty,")
		}
	}
	return nil
}

// readToken reads the place where the list of a response goes on.
func readToken(root jsondoc.Node) (string, error) {
	token := root.Get("nextToken")
	if token.Exists() && token.Kind() != jsondoc.String {
		return "", expected(root, "nextToken", "a string")
	}
	return token.Text(), nil
}

func checkObject(n jsondoc.Node, what string) error {
	if n.Kind() == jsondoc.Object {
		return nil
	}
	return jsondoc.At(n).Err("an object is expected, " + what + ", not " + n.Kind().String())
}

// expected says what the member called name of the object n should have been.
func expected(n jsondoc.Node, name, what string) error {
	switch found := n.Get(name); {
	case !found.Exists():
		return jsondoc.Missing(n, name).Err(what + " is expected but missing")
	case found.Raw() == `""`:
		return jsondoc.At(found).Err(what + ` is expected, not ""`)
	default:
		return jsondoc.At(found).Err(what + " is expected, not " + found.Kind().String())
	}
}
