package rules

import (
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
)

// A resale authorization has legal terms for two readers: for buyers, and for the reseller.

var (
	buyerDocumentsInS3 = rule{
		Row:   "ResaleAuthorization/UpdateLegalTerms/INVALID_BUYER_LEGAL_DOCUMENTS/1",
		Sides: fold.LegalTerm,
		Run:   documentsInS3.Run,
	}
	resaleDocumentsInS3 = rule{
		Row:   "ResaleAuthorization/UpdateLegalTerms/INVALID_RESALE_LEGAL_DOCUMENTS/1",
		Sides: fold.ResaleLegalTerm,
		Run:   func(p *pass, o *fold.Entity) { reportOutsideS3(p, o, fold.ResaleLegalTerm, "the reseller") },
	}
)

// AWS's page has this row for buyers only: that it holds for the reseller's documents is
// likely.
var formatOfResaleDocuments = rule{
	Row:   "ResaleAuthorization/UpdateLegalTerms/INVALID_BUYER_LEGAL_DOCUMENTS/2",
	Sides: fold.LegalTerm | fold.ResaleLegalTerm,
	Run: func(p *pass, o *fold.Entity) {
		p.Known(o.After.Part(fold.LegalTerm))
		p.Known(o.After.Part(fold.ResaleLegalTerm))
		reportFormats(p, o, fold.LegalTerm, check.ByBasis)
		reportFormats(p, o, fold.ResaleLegalTerm, check.Doubtful)
	},
}

var (
	sizeOfBuyerDocuments = rule{
		Row:   "ResaleAuthorization/UpdateLegalTerms/LIMIT_EXCEEDED_BUYER_LEGAL_DOCUMENT_SIZE/1",
		Sides: fold.LegalTerm,
		Run:   sizeOfDocuments.Run,
	}
	sizeOfResaleDocuments = rule{
		Row:   "ResaleAuthorization/UpdateLegalTerms/LIMIT_EXCEEDED_RESALE_LEGAL_DOCUMENT_SIZE/1",
		Sides: fold.ResaleLegalTerm,
		Run:   func(p *pass, o *fold.Entity) { reportSizes(p, o, fold.ResaleLegalTerm) },
	}
)

// What the authorization lacks when it is released has a row of ReleaseResaleAuthorization.
var buyerTermBesideResaleTerm = rule{
	Row:       "ResaleAuthorization/UpdateLegalTerms/MISSING_MANDATORY_TERMS/1",
	Sides:     fold.ResaleLegalTerm,
	OfRequest: true,
	Run: func(p *pass, o *fold.Entity) {
		term := o.After.Part(fold.ResaleLegalTerm)
		if !isBeingReleased(o) && p.Require(term.Present(), o.After.Part(fold.LegalTerm).Absent()) {
			p.Warn(term.Value(), "Terms has a ResaleLegalTerm and no BuyerLegalTerm, and takes the place of all legal terms of the authorization; add a BuyerLegalTerm to it")
		}
	},
}

var brazilCustomEula = rule{
	Row:   "ResaleAuthorization/UpdateLegalTerms/(Brazil 2P)/6",
	Sides: fold.LegalTerm | fold.ResaleLegalTerm,
	Run: func(p *pass, o *fold.Entity) {
		isFor, buyer, resale := isForBrazil(o), o.After.Part(fold.LegalTerm), o.After.Part(fold.ResaleLegalTerm)
		if p.Require(isFor, buyer.Is(func(n jsondoc.Node) bool { return notCustomEula(n).Exists() })) {
			kind := notCustomEula(buyer.Value())
			p.Report(kind, "a document for buyers is of Type %s, and the authorization is for AWS's distributor in Brazil; give a CustomEula with its Url instead",
				wordOf(kind.Text(), "StandardEula", "EnterpriseEula"))
		}
		if p.Require(isFor, resale.Present()) {
			p.Report(resale.Value(), "there is a ResaleLegalTerm, and the authorization is for AWS's distributor in Brazil; remove the term")
		}
	},
}

// notCustomEula is the first Type of a document that is not a CustomEula.
func notCustomEula(term jsondoc.Node) jsondoc.Node {
	for _, document := range (view.Term{Node: term}).Documents() {
		if document.Type() != "" && document.Type() != "CustomEula" {
			return document.Get("Type")
		}
	}
	return jsondoc.Node{}
}
