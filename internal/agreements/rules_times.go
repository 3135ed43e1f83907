package agreements

import (
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
)

var createdInOrder = rule{
	Row: "ListBillingAdjustmentRequests/VALIDATION_EXCEPTION/createdBefore",
	Run: func(p *pass, r *Request) {
		after, before := r.Get("createdAfter"), r.Get("createdBefore")
		if difference, ok := compareTimes(before, after); ok && difference <= 0 {
			p.Relate(jsondoc.At(after), "createdAfter")
			p.Report(before, msg.F("createdBefore: expected a time after createdAfter, %s, found %s", words.Show(after), words.Show(before)),
				msg.Plain("no request can have been created in between; if the two are mixed up, swap them"))
		}
	},
}

var issuedInOrder = rule{
	Row: "ListAgreementInvoiceLineItems/VALIDATION_EXCEPTION/afterIssuedTime",
	Run: func(p *pass, r *Request) {
		after, before := r.Get("afterIssuedTime"), r.Get("beforeIssuedTime")
		if difference, ok := compareTimes(after, before); ok && difference >= 0 {
			p.Relate(jsondoc.At(before), "beforeIssuedTime")
			p.Report(after, msg.F("afterIssuedTime: expected a time before beforeIssuedTime, %s, found %s", words.Show(before), words.Show(after)),
				msg.Plain("no invoice can have been issued in between; if the two are mixed up, swap them"))
		}
	},
}

// compareTimes compares two timestamps; false when one is not readable.
func compareTimes(a, b jsondoc.Node) (difference int, ok bool) {
	x, ok1 := Time(a)
	y, ok2 := Time(b)
	return x.Compare(y), ok1 && ok2
}
