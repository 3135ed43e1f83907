package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

func TestRenewal(t *testing.T) {
	const (
		private  = "UpdateRenewalTerms/INCOMPATIBLE_PRODUCT/1"
		schedule = "UpdateRenewalTerms/INCOMPATIBLE_TERMS/1"
		priced   = "UpdateRenewalTerms/INCOMPATIBLE_TERMS/2"
		term     = "/0/DetailsDocument/Terms/0"
		stored   = `{"Type": "RenewalTerm"}`
	)
	renew := change("UpdateRenewalTerms", "offer-1", `{"Terms": [{"Type": "RenewalTerm"}]}`)
	never := change("UpdateRenewalTerms", "offer-1", `{"Terms": []}`)
	price := func(model, terms string) string {
		return change("UpdatePricingTerms", "offer-1", fmt.Sprintf(`{"PricingModel": %q, "Terms": [%s]}`, model, terms))
	}
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"SaaS contract":               {private, draftOf("SaaSProduct", "Contract", "", toBuyers), []string{renew}, nil},
		"AMI contract":                {private, draftOf("AmiProduct", "Contract", "", toBuyers), []string{renew}, nil},
		"container contract":          {private, draftOf("ContainerProduct", "Contract", "", toBuyers), []string{renew}, nil},
		"SaaS usage":                  {private, draftOf("SaaSProduct", "Usage", "", toBuyers), []string{renew}, []string{"warning " + term}},
		"SaaS usage, public":          {private, draftOf("SaaSProduct", "Usage", "", toCountry), []string{renew}, nil},
		"ML contract":                 {private, draftOf("MachineLearningProduct", "Contract", "", toBuyers), []string{renew}, []string{"warning " + term}},
		"ML, model not known":         {private, draftOf("MachineLearningProduct", "", "", toBuyers), []string{renew}, []string{"warning " + term}},
		"SaaS, model not known":       {private, draftOf("SaaSProduct", "", "", toBuyers), []string{renew}, []string{"undecided offer"}},
		"product not known, contract": {private, draftOf("", "Contract", "", toBuyers), []string{renew}, []string{"undecided product"}},
		"product not known, usage":    {private, draftOf("", "Usage", "", toBuyers), []string{renew}, []string{"warning " + term}},
		"nothing known":               {private, "", []string{renew}, []string{"undecided offer, product"}},
		"new and public":              {private, "", []string{change("UpdateRenewalTerms", createdOffer, `{"Terms": [{"Type": "RenewalTerm"}]}`), createOffer}, nil},
		"removed":                     {private, "", []string{never}, nil},
		"stored, made private":        {private, draftOf("SaaSProduct", "Usage", stored, ""), []string{change("UpdateTargeting", "offer-1", setBuyers)}, []string{"warning /0/DetailsDocument"}},
		"stored schedule":             {schedule, storedOffer("Draft", scheduleTerm("2024-06-01"), ""), []string{renew}, []string{"error " + term}},
		"no schedule":                 {schedule, storedOffer("Draft", "", ""), []string{renew}, nil},
		"schedule not known":          {schedule, "", []string{renew}, []string{"undecided offer"}},
		"schedule set":                {schedule, "", []string{setSchedule("2024-06-01"), renew}, []string{"error /1/DetailsDocument/Terms/0"}},
		"schedule removed":            {schedule, "", []string{noSchedule, renew}, nil},
		"stored renewal":              {schedule, storedOffer("Draft", stored, ""), []string{setSchedule("2024-06-01")}, []string{"warning " + term}},
		"renewal removed":             {schedule, storedOffer("Draft", stored, ""), []string{setSchedule("2024-06-01"), never}, nil},
		"renewal not known":           {schedule, "", []string{setSchedule("2024-06-01")}, []string{"undecided offer"}},
		"Usage":                       {priced, draftOf("", "Usage", "", ""), []string{renew}, []string{"error " + term}},
		"Byol":                        {priced, draftOf("", "Byol", "", ""), []string{renew}, []string{"error " + term}},
		"Free":                        {priced, draftOf("", "Free", "", ""), []string{renew}, []string{"warning " + term}},
		"Contract":                    {priced, draftOf("", "Contract", "", ""), []string{renew}, nil},
		"model not known":             {priced, draftOf("", "", "", ""), []string{renew}, []string{"undecided offer"}},
		"set to Usage":                {priced, "", []string{renew, price("Usage", recurringTerm)}, []string{"error " + term}},
		"set to Contract":             {priced, draftOf("", "Usage", "", ""), []string{renew, price("Contract", fixedTerm("0", ""))}, nil},
		"stored, set to Usage":        {priced, draftOf("", "Contract", stored, ""), []string{price("Usage", recurringTerm)}, []string{"warning /0/DetailsDocument/PricingModel"}},
		"not stored, set to Usage":    {priced, draftOf("", "Contract", "", ""), []string{price("Usage", recurringTerm)}, nil},
		"not known, set to Usage":     {priced, "", []string{price("Usage", recurringTerm)}, []string{"undecided offer"}},
		"not known, set to Contract":  {priced, "", []string{price("Contract", fixedTerm("0", ""))}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, test.changes...), test.want...)
		})
	}
}

// renewalWith is a RenewalTerm; members are further ones.
func renewalWith(members string) string { return `{"Type": "RenewalTerm"` + members + `}` }

func setRenewal(members string) string {
	return change("UpdateRenewalTerms", "offer-1", `{"Terms": [`+renewalWith(members)+`]}`)
}

var noRenewal = change("UpdateRenewalTerms", "offer-1", `{"Terms": []}`)

const (
	fixedIncrease = `, "PriceIncrease": {"Type": "FixedPercentage", "Value": "3.00"}`
	rangeIncrease = `, "PriceIncrease": {"Type": "PercentageRange", "Range": {"MinValue": "3.00", "MaxValue": "10.00", "DefaultValue": "5.00"}}`
	inRenewal     = "/0/DetailsDocument/Terms/0"
)

// An offer that may renew has what its buyers and its product ask for.
func TestWhatRenewalNeeds(t *testing.T) {
	const (
		data     = "UpdateRenewalTerms/INCOMPATIBLE_PRODUCT/2"
		public   = "UpdateRenewalTerms/INCOMPATIBLE_TERMS/5"
		increase = "UpdateRenewalTerms/MISSING_PRICE_INCREASE/1"
		none     = "UpdateRenewalTerms/MISSING_MANDATORY_TERMS/1"
		renewed  = "UpdateRenewalTerms/INVALID_UPDATE_REQUEST/1"
		unset    = "ReleaseOffer/MISSING_MANDATORY_TERMS/3"
	)
	upfront := upfrontTerm("USD", upfrontCard("P12M", "a"))
	released := func(model, terms, rules string) string {
		return strings.Replace(draftOf("SaaSProduct", model, terms, rules), `"Draft"`, `"Released"`, 1)
	}
	release := change("ReleaseOffer", "offer-1", `{}`)
	resold := change("CreateOfferUsingResaleAuthorization", "", `{"ResaleAuthorizationId": "resaleauthz-1"}`)
	resold = strings.Replace(strings.Replace(resold, `, "Identifier": ""`, "", 1), `{`, `{"ChangeName": "new", `, 1)
	toResold := change("UpdateRenewalTerms", createdOffer, `{"Terms": [{"Type": "RenewalTerm"}]}`)
	fact := func(renewal string) string {
		return strings.Replace(storedOffer("Draft", "", toBuyers), `"AgreementId": null`, `"AgreementId": null, "Renewal": `+renewal, 1)
	}
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"data, an increase":           {data, draftOf("DataProduct", "", "", ""), []string{setRenewal(fixedIncrease)}, []string{"error " + inRenewal + "/PriceIncrease"}},
		"data, all":                   {data, draftOf("DataProduct", "", "", ""), []string{setRenewal(rangeIncrease + `, "AdjustmentDeadline": "P9D", "MaxRenewals": 1, "LockoutPeriod": "P1D"`)}, []string{"error " + inRenewal + "/LockoutPeriod"}},
		"data, nothing":               {data, draftOf("DataProduct", "", "", ""), []string{setRenewal("")}, nil},
		"data, a template":            {data, draftOf("DataProduct", "", "", ""), []string{setRenewal(`, "TermTemplates": []`)}, nil},
		"data, stored":                {data, draftOf("DataProduct", "", renewalWith(fixedIncrease), ""), []string{release}, []string{"warning /0/DetailsDocument"}},
		"SaaS":                        {data, draftOf("SaaSProduct", "", "", ""), []string{setRenewal(fixedIncrease)}, nil},
		"SaaS, term not known":        {data, factsOfProduct("SaaSProduct", ""), []string{change("UpdateRenewalTerms", createdOffer, `{"Terms": [`+renewalWith(fixedIncrease)+`]}`), createOffer}, nil},
		"product not known":           {data, draftOf("", "", "", ""), []string{setRenewal(fixedIncrease)}, []string{"undecided product"}},
		"product not known, nothing":  {data, draftOf("", "", "", ""), []string{setRenewal("")}, nil},
		"released public":             {public, released("", "", ""), []string{setRenewal(`, "MaxRenewals": 1`)}, []string{"error " + inRenewal + "/MaxRenewals"}},
		"released public, nothing":    {public, released("", "", ""), []string{setRenewal("")}, nil},
		"released private":            {public, released("", "", toBuyers), []string{setRenewal(fixedIncrease)}, nil},
		"public draft":                {public, draftOf("", "", "", ""), []string{setRenewal(fixedIncrease)}, nil},
		"public draft, released":      {public, draftOf("", "", "", ""), []string{setRenewal(fixedIncrease), release}, []string{"error " + inRenewal + "/PriceIncrease"}},
		"stored, released":            {public, draftOf("", "", renewalWith(fixedIncrease), ""), []string{release}, []string{"warning /0/DetailsDocument"}},
		"buyers removed, released":    {public, draftOf("", "", renewalWith(fixedIncrease), toBuyers), []string{change("UpdateTargeting", "offer-1", setCountry), release}, []string{"warning /0/DetailsDocument"}},
		"public or not":               {public, "", []string{setRenewal(fixedIncrease)}, []string{"undecided offer"}},
		"public or not, nothing":      {public, "", []string{setRenewal("")}, nil},
		"made from an authorization":  {public, "", []string{resold, change("UpdateRenewalTerms", createdOffer, `{"Terms": [`+renewalWith(fixedIncrease)+`]}`), change("ReleaseOffer", createdOffer, `{}`)}, nil},
		"private":                     {increase, draftOf("SaaSProduct", "", "", toBuyers), []string{setRenewal("")}, []string{"error " + inRenewal + "/PriceIncrease"}},
		"private, given":              {increase, draftOf("SaaSProduct", "", "", toBuyers), []string{setRenewal(fixedIncrease)}, nil},
		"private, product not known":  {increase, draftOf("", "", "", toBuyers), []string{setRenewal("")}, []string{"error " + inRenewal + "/PriceIncrease"}},
		"private, of data":            {increase, draftOf("DataProduct", "", "", toBuyers), []string{setRenewal("")}, nil},
		"public":                      {increase, draftOf("SaaSProduct", "", "", ""), []string{setRenewal("")}, nil},
		"private or not":              {increase, "", []string{setRenewal("")}, []string{"undecided offer"}},
		"private or not, given":       {increase, "", []string{setRenewal(fixedIncrease)}, nil},
		"made private":                {increase, draftOf("SaaSProduct", "", renewalWith(""), ""), []string{change("UpdateTargeting", "offer-1", setBuyers)}, []string{"warning /0/DetailsDocument"}},
		"a replacement":               {increase, "", []string{replaceAgmt, toResold}, []string{"error /1/DetailsDocument/Terms/0/PriceIncrease"}},
		"resold":                      {increase, "", []string{resold, toResold}, []string{"error /1/DetailsDocument/Terms/0/PriceIncrease"}},
		"removed":                     {none, released("Contract", upfront, ""), []string{noRenewal}, []string{"warning /0/DetailsDocument/Terms"}},
		"removed and released":        {none, draftOf("", "Contract", upfront, ""), []string{noRenewal, release}, []string{"warning /0/DetailsDocument/Terms"}},
		"removed, draft":              {none, draftOf("", "Contract", upfront, ""), []string{noRenewal}, nil},
		"removed, private":            {none, released("Contract", upfront, toBuyers), []string{noRenewal}, nil},
		"removed, usage":              {none, released("Usage", upfront, ""), []string{noRenewal}, nil},
		"removed, fixed":              {none, released("Contract", fixedTerm("0", ""), ""), []string{noRenewal}, nil},
		"removed, model not known":    {none, released("", upfront, ""), []string{noRenewal}, []string{"undecided offer"}},
		"removed, nothing known":      {none, "", []string{noRenewal}, []string{"undecided offer"}},
		"kept":                        {none, released("Contract", upfront, ""), []string{setRenewal("")}, nil},
		"absent, released":            {none, draftOf("", "Contract", upfront, ""), []string{release}, nil},
		"a renewal":                   {renewed, fact("true"), []string{setRenewal("")}, []string{"error " + inRenewal}},
		"a renewal, removed":          {renewed, fact("true"), []string{noRenewal}, []string{"error /0/DetailsDocument"}},
		"a renewal, released":         {renewed, fact("true"), []string{release}, nil},
		"no renewal":                  {renewed, fact("false"), []string{setRenewal("")}, nil},
		"a renewal or not":            {renewed, storedOffer("Draft", "", ""), []string{setRenewal("")}, []string{"undecided offer"}},
		"a new offer":                 {renewed, "", []string{createOffer, toResold}, nil},
		"release without":             {unset, draftOf("", "Contract", upfront, ""), []string{release}, []string{"warning /0/DetailsDocument"}},
		"release, removed":            {unset, draftOf("", "Contract", upfront+","+renewalWith(""), ""), []string{noRenewal, release}, []string{"warning /1/DetailsDocument"}},
		"release with":                {unset, draftOf("", "Contract", upfront+","+renewalWith(""), ""), []string{release}, nil},
		"release, private":            {unset, draftOf("", "Contract", upfront, toBuyers), []string{release}, nil},
		"release, usage":              {unset, draftOf("", "Usage", upfront, ""), []string{release}, nil},
		"release, fixed":              {unset, draftOf("", "Contract", fixedTerm("0", ""), ""), []string{release}, nil},
		"released already":            {unset, released("Contract", upfront, ""), []string{release}, nil},
		"release, model not known":    {unset, draftOf("", "", upfront, ""), []string{release}, []string{"undecided offer"}},
		"release, nothing known":      {unset, "", []string{release}, []string{"undecided offer"}},
		"release, from authorization": {unset, "", []string{resold, change("UpdatePricingTerms", createdOffer, `{"PricingModel": "Contract", "Terms": [`+upfront+`]}`), change("ReleaseOffer", createdOffer, `{}`)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, test.changes...), test.want...)
		})
	}
}

func TestAdviceOnRenewal(t *testing.T) {
	const priced = "UpdateRenewalTerms/INCOMPATIBLE_TERMS/2"
	const fixed = "UpdatePricingTerms/MISSING_MANDATORY_TERMS/1"
	draft := draftOf("SaaSProduct", "Usage", "", "")
	expect(t, detailsOf(t, priced, draft, setRenewal("")),
		"the pricing model is Usage, and agreements renew with Contract; choose it, or remove the term by UpdateRenewalTerms with an empty list of Terms")
	expect(t, detailsOf(t, priced, strings.Replace(draft, `"Draft"`, `"Released"`, 1), setRenewal("")),
		"the pricing model is Usage, and agreements renew with Contract; remove the term by UpdateRenewalTerms with an empty list of Terms")

	changes := []string{updatePricing(fixedTerm("0", "")), setRenewal("")}
	facts := draftOf("SaaSProduct", "", "", toBuyers)
	expect(t, detailsIn(t, errcodes.Edition2024, fixed, facts, changes...), "the offer has neither; sell for one payment with ConfigurableUpfrontPricingTerm instead")
	expect(t, detailsIn(t, errcodes.Edition2026, fixed, facts, changes...),
		"the offer has neither; set a schedule with UpdatePaymentScheduleTerms and the price here to 0, with a PaymentScheduleTermTemplate in the RenewalTerm, or sell for one payment with ConfigurableUpfrontPricingTerm instead")

	// A private offer needs a PriceIncrease, unless it sells data.
	public := "UpdateRenewalTerms/INCOMPATIBLE_TERMS/5"
	release := change("ReleaseOffer", "offer-1", `{}`)
	toPrivate := ", or, for a private offer, name the buyers in BuyerAccounts with UpdateTargeting, give AvailabilityEndDate with UpdateAvailability and give the RenewalTerm a PriceIncrease with UpdateRenewalTerms"
	expect(t, detailsOf(t, public, draftOf("", "", "", ""), setRenewal(`, "MaxRenewals": 1`), release), "the offer is public; remove MaxRenewals"+toPrivate)
	expect(t, detailsOf(t, public, draftOf("", "", renewalWith(`, "MaxRenewals": 1`), ""), release), "the offer is public; remove MaxRenewals with UpdateRenewalTerms"+toPrivate)
	expect(t, detailsOf(t, public, draftOf("", "", "", ""), setRenewal(fixedIncrease), release),
		"the offer is public; remove PriceIncrease, or, for a private offer, name the buyers in BuyerAccounts with UpdateTargeting and give AvailabilityEndDate with UpdateAvailability")
	end := change("UpdateValidityTerms", "offer-1", validFor("", "", "P1M")) // of a data product
	expect(t, detailsIn(t, errcodes.Edition2026, "UpdateValidityTerms/INCOMPATIBLE_TERMS/1", draftOf("DataProduct", "", renewalWith(""), ""), end, release),
		"the offer has a ValidityTerm and no BuyerAccounts; remove the term by UpdateValidityTerms with an empty list of Terms, or, for a private offer, name the buyers in BuyerAccounts with UpdateTargeting and give AvailabilityEndDate with UpdateAvailability")
}
