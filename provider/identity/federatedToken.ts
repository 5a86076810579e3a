import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { fields } from "../../azure/fields";
import { printable } from "../../azure/printable";
import { explainNetwork } from "../errors/network";
import { SignInError } from "../errors/signInFailure";
import { getJson } from "../http/httpJson";
import type { OidcRequest } from "./signIn";

/**
 * Asks the pipeline's token service (GitHub Actions and its like) for a federated token.
 *
 * https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments/about-security-hardening-with-openid-connect
 */
export async function requestFederatedToken(
  request: OidcRequest,
  policies: PipelinePolicy[],
): Promise<string> {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  if (url?.protocol !== "https:") {
    throw new SignInError(
      "tokenServiceRefused",
      `"${printable(request.url)}" is not the https address of a pipeline's token service. Check ARM_OIDC_REQUEST_URL (ACTIONS_ID_TOKEN_REQUEST_URL).`,
    );
  }
  url.searchParams.set("audience", request.audience);
  const headers = { authorization: `Bearer ${request.token}` };
  const { status, body } = await getJson(url.toString(), headers, policies).catch(
    (failure: unknown) => {
      throw new SignInError(
        "tokenServiceUnwell",
        `The pipeline's token service gave no federated token. ${explainNetwork(failure, url.host) ?? "Run the job again."}`,
      );
    },
  );
  const { value } = fields(body);
  if (status === 200 && typeof value === "string" && value !== "") {
    return value;
  }
  const answered = `The pipeline's token service at ${url.host} answered ${status} instead of a federated token.`;
  throw refuses(status) && body !== undefined
    ? new SignInError(
        "tokenServiceRefused",
        `${answered} Check that the job may request one (in GitHub Actions: \`permissions: id-token: write\`).`,
      )
    : new SignInError(
        "tokenServiceUnwell",
        `${answered} This says nothing about the identity; run the job again.`,
      );
}

/** A proxy that wants to know who asks (407) is no refusal of the service, and its page is no JSON. */
function refuses(status: number): boolean {
  return status >= 400 && status < 500 && ![407, 408, 429].includes(status);
}
