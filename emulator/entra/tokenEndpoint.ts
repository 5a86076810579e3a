import { jsonAnswer } from "../answer";
import type { Answer } from "../answer";
import type { Cloud } from "../cloud";
import type { Route } from "../route";
import type { Audiences } from "./audiences";
import { proveClient } from "./clientAuthentication";
import type { Directory } from "./directory";
import type { RefuseSignIn } from "./signInError";
import type { SignInErrorCode } from "./signInErrorCode";
import type { SignInErrorFacts } from "./signInErrorWordings";
import type { TokenIssuer } from "./tokenIssuer";

export interface TokenEndpointOptions {
  cloud: Cloud;
  directory: Directory;
  issuer: TokenIssuer;
  audiences: Audiences;
  refuseSignIn: RefuseSignIn;
}

/** `POST /<tenant>/oauth2/v2.0/token` with the grant of an application. */
export function tokenEndpoint(options: TokenEndpointOptions): Route {
  const { cloud, directory, issuer, audiences, refuseSignIn } = options;

  function signIn(tenantName: string, form: URLSearchParams): Answer {
    const clientId = form.get("client_id") ?? "";
    const resource = requestedResource(form);
    const refuse = (code: SignInErrorCode, more?: Partial<SignInErrorFacts>) =>
      refuseSignIn(
        code,
        { tenant: tenantName, clientId, resource, ...more },
        form.get("client-request-id"),
      );

    const tenant = directory.findTenant(tenantName);
    if (!tenant) {
      return refuse(90002);
    }
    const refusal = directory.takeRefusal(tenant.tenantId, clientId);
    if (refusal) {
      return refuse(refusal);
    }
    const application = directory.findApplication(clientId);
    const principal = directory.findServicePrincipal(tenant.tenantId, clientId);
    if (!application || !principal) {
      return refuse(700016);
    }
    const { code, ...presented } = proveClient(application, form, {
      audiences: assertionAudiences([tenantName, tenant.tenantId]),
      now: cloud.now(),
    });
    if (code) {
      return refuse(code, presented);
    }
    if (!audiences.knows(resource)) {
      return refuse(500011);
    }
    const { token, lifetime } = issuer.issue({ ...principal, audience: resource, kind: "app" });
    return jsonAnswer(200, {
      token_type: "Bearer",
      expires_in: lifetime,
      ext_expires_in: lifetime,
      access_token: token,
    });
  }

  /** Either token endpoint of the tenant, or its issuer. */
  function assertionAudiences(tenantNames: string[]): string[] {
    return tenantNames.flatMap((name) =>
      ["oauth2/v2.0/token", "oauth2/token", "v2.0"].map((path) => `${cloud.url()}/${name}/${path}`),
    );
  }

  return {
    kind: "token",
    side: "entra",
    path: /^\/([^/]+)\/oauth2\/v2\.0\/token$/i,
    open({ body }, [, tenantName = ""]) {
      const form = new URLSearchParams(body);
      const clientId = form.get("client_id") ?? undefined;
      const tenantId = directory.findTenant(tenantName)?.tenantId ?? tenantName;
      const principal = directory.findServicePrincipal(tenantId, clientId ?? "");
      return {
        subject: { tenantId, clientId, objectId: principal?.objectId },
        answer: () => signIn(tenantName, form),
      };
    },
  };
}

/** `https://management.azure.com/.default openid` asks for `https://management.azure.com`. */
function requestedResource(form: URLSearchParams): string {
  const scopes = (form.get("scope") ?? "").split(" ");
  return scopes.find((scope) => scope.endsWith("/.default"))?.slice(0, -"/.default".length) ?? "";
}
