import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { LinkError } from "../../errors/linkError";
import { presentable } from "../../errors/presentable";
import type { Lifecycle } from "../../lifecycle";
import { checkFailure } from "./checkFailure";
import { differenceOf } from "./difference";
import { numberFailures } from "./partnerIds";
import type { PluginRun } from "./pluginRun";
import { previewedCreation, previewedUpdate } from "./preview";
import { typesByToken } from "./resourceTypes";
import type { ResourceType } from "./resourceTypes";
import { inClear, maskOf, sealed } from "./secrets";
import type { Mask } from "./secrets";
import { closed, opened } from "./wire";
import type { Opened } from "./wire";

/** What the engine says of a resource in each request. */
interface ResourceRequest {
  getUrn(): string;
  getType(): string;
}

/** One resource in one operation. */
interface Subject {
  type: ResourceType;
  lifecycle: Lifecycle;
  /** Where its secrets are. */
  secrets: ReadonlySet<string>;
  mask: Mask;
}

/** The resource part of the protocol: values are opened, a lifecycle works, and values are closed again. */
export const resourceMethods = {
  async check(run: PluginRun, request: protocol.CheckRequest) {
    const olds = opened(request.getOlds());
    const news = opened(request.getNews());
    return working(run, "check", request, [news], 0, ({ type, lifecycle, secrets, mask }) => {
      const numbers = type.name === "PartnerAdminLink" ? numberFailures(news.properties) : [];
      const { inputs, failures } = lifecycle.check(olds.properties, news.properties);
      const all = [
        ...numbers,
        ...failures.filter(({ property }) => !numbers.some((one) => one.property === property)),
      ];
      const answer = new protocol.CheckResponse().setInputs(closed(inputs, secrets));
      return Promise.resolve(
        answer.setFailuresList(
          all.map(({ property, reason }) =>
            // The engine knows whole properties only, and prints nothing of a part of one.
            checkFailure({ property, reason: mask(reason) }, secrets.has(property)),
          ),
        ),
      );
    });
  },

  async diff(run: PluginRun, request: protocol.DiffRequest) {
    const olds = opened(request.getOlds());
    const news = opened(request.getNews());
    return working(run, "diff", request, [olds, news], 0, async ({ type, lifecycle }) =>
      differenceOf(
        type,
        olds.properties,
        news.properties,
        await lifecycle.diff(request.getId(), olds.properties, news.properties),
      ),
    );
  },

  async create(run: PluginRun, request: protocol.CreateRequest) {
    const news = opened(request.getProperties());
    return working(run, "create", request, [news], request.getTimeout(), async (subject) => {
      const answer = new protocol.CreateResponse();
      const { type, lifecycle, secrets } = subject;
      if (request.getPreview()) {
        return answer.setProperties(closed(previewedCreation(type, news.properties), secrets));
      }
      const { id, outs } = await lifecycle.create(news.properties);
      return answer.setId(id).setProperties(closed(outs, secrets));
    });
  },

  async read(run: PluginRun, request: protocol.ReadRequest) {
    const state = opened(request.getProperties());
    const inputs = opened(request.getInputs());
    return working(
      run,
      "read",
      request,
      [state, inputs],
      0,
      async ({ type, lifecycle, secrets }) => {
        const id = request.getId();
        // What is only read is stored by the engine as it was declared, and nobody is asked to check it.
        const open = inClear(inputs);
        if (open !== undefined) {
          throw new LinkError(
            `${open} is given in clear, and what is only read is stored as it is given. Mark it as secret (fn::secret in YAML, pulumi.secret in programs). Nothing was read.`,
          );
        }
        const nothingGiven = [state, inputs].every(
          ({ properties }) => Object.keys(properties).length === 0,
        );
        const read = await (nothingGiven
          ? importing(type, lifecycle, id)
          : lifecycle.read(id, state.properties));
        const answer = new protocol.ReadResponse();
        if (read === undefined) {
          return answer;
        }
        // What is only read declares nothing but how it is read: that is all a refresh has to go by.
        const declared =
          Object.keys(inputs.properties).length > 0 ? inputs.properties : state.properties;
        return answer
          .setId(read.id)
          .setProperties(closed(read.props, secrets))
          .setInputs(closed(read.inputs ?? declared, secrets));
      },
    );
  },

  async update(run: PluginRun, request: protocol.UpdateRequest) {
    const olds = opened(request.getOlds());
    const news = opened(request.getNews());
    return working(run, "update", request, [olds, news], request.getTimeout(), async (subject) => {
      const answer = new protocol.UpdateResponse();
      const { type, lifecycle, secrets } = subject;
      const outs = request.getPreview()
        ? previewedUpdate(type, request.getId(), olds.properties, news.properties)
        : (await lifecycle.update(request.getId(), olds.properties, news.properties)).outs;
      return answer.setProperties(closed(outs, secrets));
    });
  },

  async delete(run: PluginRun, request: protocol.DeleteRequest) {
    const state = opened(request.getProperties());
    return working(run, "delete", request, [state], request.getTimeout(), async ({ lifecycle }) => {
      await lifecycle.delete(request.getId(), state.properties);
      return new Empty();
    });
  },
};

/** Finds the resource, and makes of every failure a sentence that gives no secret away. */
async function working<Answer>(
  run: PluginRun,
  verb: string,
  request: ResourceRequest,
  values: Opened[],
  timeoutSeconds: number,
  work: (subject: Subject) => Promise<Answer>,
): Promise<Answer> {
  const urn = request.getUrn();
  // Older engines do not send the type beside the URN.
  const token = request.getType() || (urn.split("::")[2]?.split("$").pop() ?? "");
  const type = typesByToken.get(token);
  if (type === undefined) {
    throw new LinkError(
      `The provider azure-partner has no resource ${token}; it has ${[...typesByToken.keys()].join(", ")}.`,
    );
  }
  const secrets = sealed(type, new Set(values.flatMap((one) => [...one.secrets])));
  const masks = values.map(({ properties }) => maskOf(properties, secrets));
  const mask: Mask = (text) => masks.reduce((told, one) => one(told), text);
  if (run.isCancelled) {
    throw new LinkError("The run was cancelled, so nothing more is done. Run the command again.");
  }
  try {
    return await run.during({ urn, timeoutSeconds, mask }, () =>
      work({ type, lifecycle: run.lifecycle(type), secrets, mask }),
    );
  } catch (failure) {
    throw new LinkError(mask(presentable(verb, failure)));
  }
}

function importing({ name }: ResourceType, lifecycle: Lifecycle, id: string) {
  if (lifecycle.import === undefined) {
    throw new LinkError(
      `A ${name} cannot be imported, because its id does not say what it reads. Declare it: it is only read, and nothing is changed.`,
    );
  }
  return lifecycle.import(id);
}
