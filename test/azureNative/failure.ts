import { Metadata, status } from "@grpc/grpc-js";
import type { ServiceError } from "@grpc/grpc-js";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { PartlyFailed } from "./resource";

/** A failure as the protocol carries it: a sentence, and what stands in spite of it. */
export function failureOf(error: unknown): Partial<ServiceError> {
  const message = error instanceof Error ? error.message : String(error);
  const metadata = new Metadata();
  if (error instanceof PartlyFailed) {
    // This header is how a gRPC server hands structured data over beside an error.
    metadata.add("grpc-status-details-bin", Buffer.from(detailsOf(error).serializeBinary()));
  }
  return { code: status.UNKNOWN, details: message, message, metadata };
}

function detailsOf({ message, recorded }: PartlyFailed): Status {
  const failed = new ErrorResourceInitFailed();
  failed.setId(recorded.id);
  failed.setProperties(Struct.fromJavaScript(recorded.outputs as Record<string, never>));
  failed.setReasonsList([message]);
  const detail = new Any();
  detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const details = new Status();
  details.setCode(status.UNKNOWN);
  details.setMessage(message);
  details.addDetails(detail);
  return details;
}
