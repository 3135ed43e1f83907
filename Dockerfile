# An image with the command and nothing else:
#
#   docker build -t offercheck .
#   docker run --rm -v "$PWD:/checkout:ro" offercheck validate changeset.json

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 GOWORK=off go build -trimpath -ldflags=-s -o /offercheck ./cmd/offercheck

FROM scratch
# For --probe-documents, which is all that uses the network.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /offercheck /offercheck
USER 65532:65532
WORKDIR /checkout
ENTRYPOINT ["/offercheck"]
