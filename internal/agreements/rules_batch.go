package agreements

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/terms"
)

// mostEntries is how many entries AWS's own client sends at once.
const mostEntries = 5

var numberOfEntries = rule{
	Row: "BatchCreateBillingAdjustmentRequest/VALIDATION_EXCEPTION/billingAdjustmentRequestEntries",
	Run: func(p *pass, r *Request) {
		if n := len(r.entries); n > mostEntries {
			p.Warn(r.batch(), msg.F("billingAdjustmentRequestEntries: expected at most %d entries, found %d", mostEntries, n),
				msg.Plain("AWS's own client sends no more at once; send the others in another batch"))
		}
	},
}

var oneAgreement = rule{
	Row: "BatchCreateBillingAdjustmentRequest/VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].agreementId",
	Entry: func(p *pass, r *Request, e *entry) {
		if e.agreementID != "" && e.agreementID != r.agreementID && !r.refused[e.Get("agreementId")] {
			p.Warn(e.Get("agreementId"), msg.F("agreementId: expected one agreement for the whole batch, found %s beside %s", words.Quote(e.agreementID), words.Quote(r.agreementID)),
				msg.Plain("AWS's own client sends a batch for one agreement; send adjustments of another agreement in another batch"))
		}
	},
}

var placesOfCurrency = rule{
	Row: "BatchCreateBillingAdjustmentRequest/VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].adjustmentAmount",
	Entry: func(p *pass, _ *Request, e *entry) {
		amount, currency := e.Get("adjustmentAmount"), e.Get("currencyCode").Text()
		most, bounded := terms.MinorUnits(currency)
		_, places := terms.Places(amount.Text())
		if !bounded || places <= most {
			return
		}
		fix := msg.Plain("round it")
		if e.amount != "" && toDecimal(e.amount).LessThan(decimal.New(1, int32(-most))) { // an adjustment of zero is not allowed
			fix = msg.Plain("round it up")
		}
		p.Report(amount, msg.F("adjustmentAmount: expected %s in %s, found %s", msg.Words(decimalPlaces(most)), currency, words.Quote(amount.Text())),
			msg.F("it has %d, not counting zeros at the end; %s", places, fix))
	},
}

func decimalPlaces(most int) string {
	if most == 0 {
		return "no decimal places"
	}
	return fmt.Sprintf("at most %d decimal places", most) // no currency has just one
}

var uniqueTokens = rule{
	Row: "BatchCreateBillingAdjustmentRequest/VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].clientToken",
	Entry: func(p *pass, _ *Request, e *entry) {
		if e.token != "" && e.sameToken != nil {
			p.Relate(jsondoc.At(e.sameToken.Get("clientToken")), "first")
			p.Report(e.Get("clientToken"), msg.F("clientToken: expected a token that no other entry has, found %s again", words.Quote(e.token)),
				msg.F("first used by entry %d; give each entry its own token", e.sameToken.index))
		}
	},
}

var oneAdjustmentOfInvoice = rule{
	Row: "BatchCreateBillingAdjustmentRequest/CONFLICT_EXCEPTION/billingAdjustmentRequestEntries[].originalInvoiceId",
	Entry: func(p *pass, r *Request, e *entry) {
		if e.agreementID == "" || e.invoiceID == "" {
			return
		}
		at := e.Get("originalInvoiceId")
		if e.sameInvoice != nil {
			p.Relate(jsondoc.At(e.sameInvoice.Get("originalInvoiceId")), "first")
			p.Report(at, msg.F("originalInvoiceId: expected each invoice once in a batch, found %s of %s again", words.Quote(e.invoiceID), words.Quote(e.agreementID)),
				msg.F("first in entry %d; request the whole adjustment of an invoice in one entry", e.sameInvoice.index))
			return
		}
		pending, isPending := r.Facts.PendingAdjustment(e.agreementID, e.invoiceID)
		if p.Require(isPending) {
			p.Report(at, msg.F("originalInvoiceId: expected an invoice without a pending adjustment, found %s, for which %s is PENDING", words.Quote(e.invoiceID), words.Quote(pending.ID())),
				msg.Plain("wait until that adjustment is COMPLETED or VALIDATION_FAILED"))
		}
	},
}

var invoiceExists = rule{
	Row: "BatchCreateBillingAdjustmentRequest/RESOURCE_NOT_FOUND_EXCEPTION/billingAdjustmentRequestEntries[].originalInvoiceId",
	Entry: func(p *pass, r *Request, e *entry) {
		if e.agreementID == "" || e.invoiceID == "" {
			return
		}
		invoice, needs := r.invoice(e)
		p.Need(needs)
		if invoice.Exists() || needs != 0 {
			return
		}
		detail := msg.Plain("no invoice of the agreement has this id; see ListAgreementInvoiceLineItems with invoiceType INVOICE")
		if _, isCreditMemo := r.Facts.Invoice(e.agreementID, e.invoiceID); isCreditMemo {
			detail = msg.Plain("that is a credit memo; name the invoice that it is for, if it can still be adjusted")
		} else if strings.TrimSpace(e.invoiceID) != e.invoiceID {
			detail = msg.Plain("no invoice of the agreement has this id: remove the blanks around it")
		}
		p.Report(e.Get("originalInvoiceId"), msg.F("originalInvoiceId: expected the id of an invoice of %s, found %s", words.Quote(e.agreementID), words.Quote(e.invoiceID)), detail)
	},
}

// invoice returns the invoice of an entry, or what is needed to know it. It does not exist
// if the facts show that there is none. Without a type it is taken for an invoice; with an
// unknown type that is undecided.
func (r *Request) invoice(e *entry) (Invoice, errcodes.Needs) {
	if e.agreementID == "" || e.invoiceID == "" {
		return Invoice{}, 0
	}
	invoice, isKnown := r.Facts.Invoice(e.agreementID, e.invoiceID)
	if !isKnown {
		if r.Facts.HasAllInvoicesOf(e.agreementID) {
			return Invoice{}, 0
		}
		return Invoice{}, errcodes.NeedInvoices
	}
	switch invoice.InvoiceType() {
	case invoiceTypeInvoice, "":
		return invoice, 0
	case invoiceTypeCreditMemo:
		return Invoice{}, 0
	}
	return Invoice{}, errcodes.NeedInvoices
}

var amountWithinInvoice = rule{
	Row: "BatchCreateBillingAdjustmentRequest/VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].adjustmentAmount vs invoice",
	Entry: func(p *pass, r *Request, e *entry) {
		invoice, needs := r.invoice(e)
		p.Need(needs)
		if !invoice.Exists() {
			return
		}
		if !invoice.pricing().Exists() {
			p.Need(errcodes.NeedInvoices)
			return
		}
		most := invoice.MaxAdjustmentAmount()
		bound, negative := strings.CutPrefix(written(most), "-")
		if currency := invoice.CurrencyCode().Text(); currency != "" && e.currency != "" && currency != e.currency {
			return // another rule reports that: amounts in two currencies cannot be compared
		}
		switch {
		case !most.Exists():
			p.Pass.Report(check.ByBasis, e.place("adjustmentAmount"), msg.F("adjustmentAmount: expected an invoice that can be adjusted, found %s, which has no maxAdjustmentAmount", words.Quote(e.invoiceID)),
				msg.Plain("remove the entry"))
		case !terms.IsDecimal(bound, len(bound)) || len(bound) > maxSummedLength:
			p.Need(errcodes.NeedInvoices)
		case e.amount == "":
		case negative || terms.ComparePrices(e.amount, bound) > 0:
			detail := msg.Plain("lower the amount")
			if negative || terms.IsZero(bound) {
				detail = msg.Plain("the invoice cannot be adjusted any further: remove the entry")
			}
			p.Report(e.Get("adjustmentAmount"), msg.F("adjustmentAmount: expected at most %s, the maxAdjustmentAmount of invoice %s, found %s",
				words.Quote(written(most)), words.Quote(e.invoiceID), words.Quote(e.amount)), detail)
		case e.sum.GreaterThan(toDecimal(bound)):
			p.Report(e.Get("adjustmentAmount"), msg.F("adjustmentAmount: expected at most %s in all, the maxAdjustmentAmount of invoice %s, found %s, which makes %s with the entries before it",
				words.Quote(bound), words.Quote(e.invoiceID), words.Quote(e.amount), words.Quote(e.sum.String())), msg.Plain("lower the amounts for this invoice"))
		}
	},
}

// place returns the place of a field of the entry, or where it would be.
func (e *entry) place(member string) jsondoc.Place {
	if n := e.Get(member); n.Exists() {
		return jsondoc.At(n)
	}
	return jsondoc.Missing(e.Node, member)
}

var currencyOfInvoice = rule{
	Row: "BatchCreateBillingAdjustmentRequest/VALIDATION_EXCEPTION/billingAdjustmentRequestEntries[].currencyCode vs invoice",
	Entry: func(p *pass, r *Request, e *entry) {
		given := e.Get("currencyCode")
		if given.Text() == "" {
			return
		}
		invoice, needs := r.invoice(e)
		p.Need(needs)
		if !invoice.Exists() {
			return
		}
		switch currency := invoice.CurrencyCode().Text(); {
		case currency == "":
			p.Need(errcodes.NeedInvoices)
		case given.Text() != currency:
			p.Suggest(jsondoc.At(given), words.JSON(currency))
			p.Report(given, msg.F("currencyCode: expected %s, the currency of invoice %s, found %s", words.Quote(currency), words.Quote(e.invoiceID), words.Quote(given.Text())),
				msg.Plain("give the amount in the currency of the invoice"))
		}
	},
}
