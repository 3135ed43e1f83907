package offer

// AWSMarketplace is the Catalog of every change set.
const AWSMarketplace = "AWSMarketplace"

// The Intents of a change set. Without one AWS Marketplace applies it.
const (
	IntentValidate = "VALIDATE" // check it, and change nothing
	IntentApply    = "APPLY"
)

// The types of entities that change sets name, each with its version. The type of an
// offer is [EntityType].
const (
	AmiProduct                  = "AmiProduct@1.0"
	ContainerProduct            = "ContainerProduct@1.0"
	DataProduct                 = "DataProduct@1.0"
	MachineLearningProduct      = "MachineLearningProduct@1.0"
	ProfessionalServicesProduct = "ProfessionalServicesProduct@1.0"
	SaaSProduct                 = "SaaSProduct@1.0"

	OfferSet            = "OfferSet@1.0"
	ResaleAuthorization = "ResaleAuthorization@1.0"
)
