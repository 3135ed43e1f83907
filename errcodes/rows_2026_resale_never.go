package errcodes

// neverResale2026 are the rows of resale authorizations that are never reported.
var neverResale2026 = map[string]string{
	"ResaleAuthorization/CreateResaleAuthorization/403/ProductId":          "only AWS knows who may create resale authorizations for a product: always undecided",
	"ResaleAuthorization/UpdateLegalTerms/422/Terms[].BuyerLegalTerm":      shapeOfTerm,
	"ResaleAuthorization/UpdateLegalTerms/422/Terms[].ResaleLegalTerm":     shapeOfTerm,
	"ResaleAuthorization/RestrictResaleAuthorization/422/(status)":         "such an authorization is reported as ResaleAuthorization/RestrictResaleAuthorization/INCOMPATIBLE_STATUS/1",
	"ResaleAuthorization/RestrictResaleAuthorization/422/(unknown member)": "such a field is reported as ResaleAuthorization/RestrictResaleAuthorization/422/DetailsDocument",
}
