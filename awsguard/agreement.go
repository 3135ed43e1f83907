package awsguard

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/marketplaceagreement"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// Agreement guards a client of the Agreement Service:
//
//	marketplaceagreement.NewFromConfig(cfg, guard.Agreement)
//
// A batch with one bad entry does not leave; the report says which of its
// entries could be sent.
func (g Guard) Agreement(o *marketplaceagreement.Options) {
	o.Interceptors.AddBeforeExecution(agreementGuard{g})
}

type agreementGuard struct{ Guard }

// BeforeExecution checks the requests that offercheck knows.
func (g agreementGuard) BeforeExecution(ctx context.Context, in *smithyhttp.InterceptorContext) error {
	operation := middleware.GetOperationName(ctx)
	input, ok := in.Input.(smithy.Serializable)
	if !ok || !errcodes.IsOperation(operation) {
		return nil
	}
	request, err := jsonOf(ctx, input)
	if err != nil {
		return g.answer(ctx, operation, nil, err, nil)
	}
	return g.judge(ctx, operation, request, func(v *offercheck.Validator) (*offercheck.Report, error) {
		report, err := v.ValidateRequest(operation, request)
		if err == nil {
			placeless(report)
		}
		return report, err
	})
}
