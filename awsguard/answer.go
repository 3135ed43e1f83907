package awsguard

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/marketplaceagreement"
	agreementtypes "github.com/aws/aws-sdk-go-v2/service/marketplaceagreement/types"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog/types"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/offer"
)

const catalog = "AWSMarketplace"

// An answer is what AWS said when it was asked about one thing.
type answer struct {
	documents [][]byte               // facts documents
	facts     *offercheck.Facts      // what they say
	names     offer.EntityReferences // what else it names
}

// entity asks DescribeEntity. An offer names its product and its resale authorization, which
// names a product too, an offer set its offers and its solution.
func (l *Lookup) entity(ctx context.Context, id string) (a answer, err error) {
	out, err := l.Catalog.DescribeEntity(ctx, &marketplacecatalog.DescribeEntityInput{Catalog: aws.String(catalog), EntityId: &id})
	if err != nil {
		return a, err
	}
	details := []byte(aws.ToString(out.Details))
	if out.DetailsDocument != nil {
		if details, err = out.DetailsDocument.MarshalSmithyDocument(); err != nil {
			return a, err
		}
	}
	if out.EntityType == nil || len(details) == 0 {
		return a, errors.New("the answer lacks the entity's type or details")
	}
	if out.EntityIdentifier == nil { // AWS's page has an answer with the id under another name
		out.EntityIdentifier = &id
	}
	document, err := json.Marshal(struct {
		EntityType, EntityIdentifier *string
		DetailsDocument              json.RawMessage
	}{out.EntityType, out.EntityIdentifier, details})
	if err != nil {
		return a, err
	}
	a.documents = [][]byte{document}
	var names struct {
		ProductId, ResaleAuthorizationId, SolutionId string
		AssociatedOffers                             []struct{ OfferId string }
	}
	if json.Unmarshal(details, &names) == nil {
		a.names = offer.EntityReferences{Products: idList(names.ProductId), ResaleAuthorizations: idList(names.ResaleAuthorizationId), Solutions: idList(names.SolutionId)}
		for _, o := range names.AssociatedOffers {
			a.names.Offers = append(a.names.Offers, idList(o.OfferId)...)
		}
	}
	return a, nil
}

// idList is a list with the id, without its revision; nil when there is none.
func idList(id string) []string {
	if id == "" {
		return nil
	}
	return []string{offer.EntityID(id)}
}

// offersOf asks ListEntities for the offers of a product.
func (l *Lookup) offersOf(ctx context.Context, product string) (a answer, err error) {
	pages := marketplacecatalog.NewListEntitiesPaginator(l.Catalog, &marketplacecatalog.ListEntitiesInput{
		Catalog: aws.String(catalog), EntityType: aws.String("Offer"),
		EntityTypeFilters: &types.EntityTypeFiltersMemberOfferFilters{
			Value: types.OfferFilters{ProductId: &types.OfferProductIdFilter{ValueList: []string{product}}}},
	})
	err = eachPage(pages.HasMorePages, func() error {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return err
		}
		for _, e := range page.EntitySummaryList {
			a.names.Offers = append(a.names.Offers, idList(aws.ToString(e.EntityId))...)
		}
		return nil
	})
	return a, err
}

// agreement asks DescribeAgreement and GetAgreementTerms. An agreement names its
// products.
func (l *Lookup) agreement(ctx context.Context, id string) (a answer, err error) {
	out, err := l.Agreement.DescribeAgreement(ctx, &marketplaceagreement.DescribeAgreementInput{AgreementId: &id})
	if err != nil {
		return a, err
	}
	document, err := jsonOf(ctx, out)
	if err != nil {
		return a, err
	}
	a.documents = [][]byte{document}
	if p := out.ProposalSummary; p != nil {
		for _, resource := range p.Resources {
			a.names.Products = append(a.names.Products, idList(aws.ToString(resource.Id))...)
		}
	}
	terms, err := l.terms(ctx, id)
	if err == nil {
		a.documents = append(a.documents, terms)
	}
	return a, err
}

// terms asks GetAgreementTerms. Terms of which some are not known are none.
func (l *Lookup) terms(ctx context.Context, agreement string) (document []byte, err error) {
	all := marketplaceagreement.GetAgreementTermsOutput{AcceptedTerms: []agreementtypes.AcceptedTerm{}}
	pages := marketplaceagreement.NewGetAgreementTermsPaginator(l.Agreement, &marketplaceagreement.GetAgreementTermsInput{AgreementId: &agreement})
	err = eachPage(pages.HasMorePages, func() error {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return err
		}
		if slices.Contains(page.AcceptedTerms, nil) {
			return errors.New("a term is newer than the SDK")
		}
		all.AcceptedTerms = append(all.AcceptedTerms, page.AcceptedTerms...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	text, err := jsonOf(ctx, &all)
	if err != nil {
		return nil, err
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(text, &members); err != nil {
		return nil, err
	}
	members["agreementId"], _ = json.Marshal(agreement) // a string always marshals
	return json.Marshal(members)
}

// eachPage goes through a list, as far as it may.
func eachPage(more func() bool, next func() error) error {
	for range maxPages {
		if !more() {
			return nil
		}
		if err := next(); err != nil {
			return err
		}
	}
	if more() {
		return fmt.Errorf("the list has more than %d pages", maxPages)
	}
	return nil
}
