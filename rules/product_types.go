package rules

import (
	"slices"

	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/terms"
)

// The product types, as the EntityType of a product says them without its
// version. Professional services stand with the rules of ReleaseOffer.
const (
	saas            = "SaaSProduct"
	ami             = "AmiProduct"
	container       = "ContainerProduct"
	machineLearning = "MachineLearningProduct"
)

// typeOf is the type of a product for a message.
func typeOf(product *fold.Product) msg.Text {
	return wordOf(product.Type(), saas, ami, container, machineLearning, professionalServices, "DataProduct", "ServerProduct")
}

// modelOf is the pricing model of an offer for a message.
func modelOf(o *fold.Entity) msg.Text { return modelWord(model(o)) }

func modelWord(model string) msg.Text {
	return wordOf(model, terms.Byol, terms.Free, terms.Usage, terms.Contract)
}

// wordOf is a text of a document for a message: a value, unless it is one of the words
// of AWS's that it is expected to be.
func wordOf(text string, expected ...string) msg.Text {
	if slices.Contains(expected, text) {
		return msg.Plain(text)
	}
	return msg.Value(text)
}
