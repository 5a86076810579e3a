import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { LinkError } from "../errors/linkError";
import { explainNetwork } from "../errors/network";
import { printable } from "../errors/printable";
import { getJson } from "./httpJson";
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
    throw new LinkError(
      `"${printable(request.url)}" is not the https address of a pipeline's token service. Check ARM_OIDC_REQUEST_URL (ACTIONS_ID_TOKEN_REQUEST_URL).`,
    );
  }
  url.searchParams.set("audience", request.audience);
  const headers = { authorization: `Bearer ${request.token}` };
  const { status, body } = await getJson(url.toString(), headers, policies).catch(
    (failure: unknown) => {
      throw new LinkError(
        `The pipeline's token service gave no federated token. ${explainNetwork(failure, url.host) ?? "Run the job again."}`,
      );
    },
  );
  const value: unknown =
    typeof body === "object" && body !== null ? (body as Record<string, unknown>).value : undefined;
  if (status !== 200 || typeof value !== "string") {
    throw new LinkError(
      `The pipeline's token service at ${url.host} answered ${status} instead of a federated token. Check that the job may request one (in GitHub Actions: \`permissions: id-token: write\`).`,
    );
  }
  return value;
}
