package awsguard

import (
	"context"
	"io"

	"github.com/aws/aws-sdk-go-v2/service/marketplaceagreement/schemas"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
	"github.com/aws/smithy-go/transport/http/protocol/awsjson"
)

// jsonOf is an input or output of an operation as the SDK writes it in JSON. It
// is the same for both services, in whatever encoding their clients send it: the
// Agreement Service's take CBOR.
func jsonOf(ctx context.Context, shape smithy.Serializable) ([]byte, error) {
	// The protocol wants an operation, but takes only a header from it.
	operation := smithy.NewOperationSchema(schemas.DescribeAgreement, schemas.DescribeAgreementInput, schemas.DescribeAgreementOutput)
	request := smithyhttp.NewStackRequest().(*smithyhttp.Request)
	protocol := awsjson.New10(schemas.AWSMPCommerceService_v20200301)
	if err := protocol.SerializeRequest(ctx, operation, shape, request); err != nil {
		return nil, err
	}
	return io.ReadAll(request.GetStream())
}
