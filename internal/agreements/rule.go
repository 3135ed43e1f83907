package agreements

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
)

// A rule decides one row for a request of the row's operation, where no schema
// of the request can.
type rule struct {
	// Row is the id of the row that the rule decides, at least in part: the
	// schema decides the rest.
	Row string

	// Run reports what is wrong with the request, or Entry with one entry of a
	// batch.
	Run   func(p *pass, r *Request)
	Entry func(p *pass, r *Request, e *entry)
}

// A pass is one run of one rule.
type pass struct{ check.Pass }

// Report notes a finding: at a value, what is expected and what was found, and
// how it is fixed.
func (p *pass) Report(at jsondoc.Node, message, detail msg.Text) {
	p.Pass.Report(check.ByBasis, jsondoc.At(at), message, detail)
}

// Warn notes a finding as Report does, for what the row's reading calls a warning.
func (p *pass) Warn(at jsondoc.Node, message, detail msg.Text) {
	p.Pass.Report(check.Doubtful, jsondoc.At(at), message, detail)
}

func (rule *rule) run(row *errcodes.Row, req *Request, r *check.Results) {
	if rule.Run != nil {
		p := pass{r.Begin(row, check.Request, false)}
		rule.Run(&p, req)
		if !req.namesNothing(req.Node) {
			p.End()
		}
		return
	}
	var p pass // one for all: there may be very many entries
	for i := range req.entries {
		p = pass{r.Begin(row, i, false)}
		rule.Entry(&p, req, &req.entries[i])
		if !req.namesNothing(req.entries[i].Node) {
			p.End()
		}
	}
}

var compiled = check.Compile([errcodes.NumEditions][]rule{rules}, func(r *rule) string { return r.Row })

// rules are the rules, in the order of their rows.
var rules = []rule{
	numberOfEntries,
	oneAgreement,
	placesOfCurrency,
	uniqueTokens,
	oneAdjustmentOfInvoice,
	invoiceExists,
	amountWithinInvoice,
	currencyOfInvoice,

	agreementIsActive,
	noCancellationPending,

	cancellationIsPending,

	createdInOrder,
	issuedInOrder,

	uniqueFilters,
	knownFilters,
	endTimesInOrder,
}
