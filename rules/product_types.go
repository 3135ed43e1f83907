package rules

// The product types, as the EntityType of a product says them without its
// version. Professional services stand with the rules of ReleaseOffer.
const (
	saas            = "SaaSProduct"
	ami             = "AmiProduct"
	container       = "ContainerProduct"
	machineLearning = "MachineLearningProduct"
)
