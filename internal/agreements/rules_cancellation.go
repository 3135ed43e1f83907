package agreements

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
)

var agreementIsActive = rule{
	Row: "SendAgreementCancellationRequest/CONFLICT_EXCEPTION/agreementId",
	Run: func(p *pass, r *Request) {
		id := r.Get("agreementId")
		if id.Text() == "" {
			return
		}
		a, _ := r.Facts.Agreement(id.Text())
		switch status := a.Status(); status {
		case StatusActive:
		case "":
			p.Need(errcodes.NeedAgreement)
		default:
			p.Report(id, msg.F("agreementId: expected an agreement that is ACTIVE, found %s, which is %s", words.Quote(id.Text()), words.Quote(status)),
				msg.Plain("only an active agreement can be cancelled; if it was renewed or replaced, name the agreement that is in force now"))
		}
	},
}

var noCancellationPending = rule{
	Row: "SendAgreementCancellationRequest/CONFLICT_EXCEPTION/agreementId (pending)",
	Run: func(p *pass, r *Request) {
		id := r.Get("agreementId")
		if id.Text() == "" {
			return
		}
		pending, isPending := r.Facts.PendingCancellation(id.Text())
		if p.Require(isPending) {
			p.Report(id, msg.F("agreementId: expected an agreement with no cancellation request pending, found %s, for which %s is PENDING_APPROVAL",
				words.Quote(id.Text()), words.Quote(pending.ID())),
				msg.Plain("wait for the buyer's answer, or withdraw that request with CancelAgreementCancellationRequest"))
		}
	},
}

var cancellationIsPending = rule{
	Row: "CancelAgreementCancellationRequest/CONFLICT_EXCEPTION/agreementCancellationRequestId",
	Run: func(p *pass, r *Request) {
		id, agreementID := r.Get("agreementCancellationRequestId"), r.Get("agreementId").Text()
		if id.Text() == "" || agreementID == "" {
			return
		}
		c, _ := r.Facts.CancellationRequest(id.Text())
		switch status := c.Status(); {
		case status == "" || c.AgreementID() != agreementID: // a request of another agreement is not the one that is meant
			p.Need(errcodes.NeedCancellations)
		case status == cancellationPending:
		default:
			p.Report(id, msg.F("agreementCancellationRequestId: expected a request that is PENDING_APPROVAL, found %s, which is %s", words.Quote(id.Text()), words.Quote(status)),
				msg.Plain("the request was answered, withdrawn or refused: there is nothing left to withdraw"))
		}
	},
}
