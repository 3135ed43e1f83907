package rules_test

import (
	"testing"
)

// An authorization with a PreExistingBuyerAgreement and without buyers is reported once: under
// the first of three rows whose change type sets a side of it.
func TestBuyersOfPreExistingAgreement(t *testing.T) {
	const error, warning = "error ", "warning "
	const path = "/DetailsDocument"
	rows := map[string]string{
		"information": "ResaleAuthorization/UpdateInformation/INCOMPATIBLE_BUYER_TARGETING/1",
		"targeting":   "ResaleAuthorization/UpdateBuyerTargetingTerms/INCOMPATIBLE_BUYER_TARGETING/1",
		"release":     "ResaleAuthorization/ReleaseResaleAuthorization/INCOMPATIBLE_BUYER_TARGETING/1",
	}
	information := authorize("UpdateInformation", `{"PreExistingBuyerAgreement": `+agreement+`}`)
	null := authorize("UpdateInformation", `{"PreExistingBuyerAgreement": null}`)
	name := authorize("UpdateInformation", `{"Name": "n"}`)
	none := authorize("UpdateBuyerTargetingTerms", termsOf())
	one := authorize("UpdateBuyerTargetingTerms", termsOf(oneBuyer))
	for name, c := range map[string]struct {
		members string // of the stored authorization
		changes []string
		row     string // under which it is reported; "" for none
		want    string
	}{
		"given to a draft":                {plainDraft, []string{information}, "information", warning + "/0/DetailsDocument/PreExistingBuyerAgreement"},
		"given and released":              {plainDraft, []string{information, releaseAuthorized}, "information", error + "/0/DetailsDocument/PreExistingBuyerAgreement"},
		"given, with no buyers":           {plainDraft, []string{none, information}, "information", warning + "/1/DetailsDocument/PreExistingBuyerAgreement"},
		"given, with a buyer":             {plainDraft, []string{information, one, releaseAuthorized}, "", ""},
		"stored, buyers removed":          {plainDraft + `, "PreExistingBuyerAgreement": ` + agreement, []string{none}, "targeting", warning + "/0/DetailsDocument/Terms"},
		"stored, buyers removed, named":   {plainDraft + `, "PreExistingBuyerAgreement": ` + agreement, []string{none, name, releaseAuthorized}, "targeting", error + "/0/DetailsDocument/Terms"},
		"stored, released":                {plainDraft + `, "PreExistingBuyerAgreement": ` + agreement, []string{releaseAuthorized}, "release", error + "/0" + path},
		"stored, named and released":      {plainDraft + `, "PreExistingBuyerAgreement": ` + agreement, []string{name, releaseAuthorized}, "release", error + "/1" + path},
		"stored, named":                   {plainDraft + `, "PreExistingBuyerAgreement": ` + agreement, []string{name}, "", ""},
		"stored, with buyers":             {plainDraft + `, "PreExistingBuyerAgreement": ` + agreement, []string{one, releaseAuthorized}, "", ""},
		"removed":                         {plainDraft + `, "PreExistingBuyerAgreement": ` + agreement, []string{null, releaseAuthorized}, "", ""},
		"unknown, as AWS shows none":      {plainDraft + `, "PreExistingBuyerAgreement": {"AcquisitionChannel": "Unknown", "PricingModel": "Unknown"}`, []string{none, releaseAuthorized}, "", ""},
		"no agreement, no buyers":         {plainDraft, []string{none, releaseAuthorized}, "", ""},
		"released before and then given":  {`"Status": "Active", ` + saasTerms, []string{information}, "information", warning + "/0/DetailsDocument/PreExistingBuyerAgreement"},
		"stored buyers stay, as objects":  {`"Status": "Draft", "Terms": [{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": [{"AwsAccountId": "111122223333"}]}}]`, []string{information}, "", ""},
		"stored targeting without buyers": {`"Status": "Draft", "Terms": [{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": []}}]`, []string{information}, "information", warning + "/0/DetailsDocument/PreExistingBuyerAgreement"},
	} {
		t.Run(name, func(t *testing.T) {
			for key, row := range rows {
				var want []string
				if key == c.row {
					want = []string{c.want}
				}
				expect(t, found(t, row, ofSaaS(c.members), c.changes...), want...)
			}
		})
	}
	expect(t, found(t, rows["information"], "", information), "undecided resale")
	expect(t, found(t, rows["targeting"], "", none), "undecided resale")
	expect(t, found(t, rows["targeting"], "", none, null))
	expect(t, found(t, rows["release"], "", releaseAuthorized), "undecided resale")
	expect(t, found(t, rows["release"], "", releaseAuthorized, none))
}
