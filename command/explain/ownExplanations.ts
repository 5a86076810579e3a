import type { Explanation } from "./explanation";

type Own = Omit<Explanation, "from">;

const own: Own[] = [
  {
    name: "identity is pinned",
    title: "Somebody else signs in than is declared",
    why: "`tenantId` and `objectId` of an identity are pins. They are compared with the token before anything is asked of the link service, so nothing was changed.",
    whatToDo:
      "Sign in as the pinned identity, or correct the pin. `whoami` tells who signs in here.",
    seen: [/ pinned to .*, but /],
  },
  {
    name: "is a person",
    title: "A person was found by chance, and is not linked",
    why: "The credit would hang on whoever runs the program, and end when that person leaves.",
    whatToDo:
      "Sign in as a service principal. To link this person, pin `objectId` or set `allowUser: true`.",
    seen: [/ is a person: /],
  },
  {
    name: "this is the identity to link",
    title: "The plugin found somebody signed in, and nothing says that this one is meant",
    why: "A plugin is not shown the configuration of azure-native, so what the Azure CLI or the default credential finds may be somebody else. Nothing was changed.",
    whatToDo:
      "Configure `azure-partner:tenantId`, `azure-partner:clientId` and a credential, pin `tenantId` and `objectId` in `identity`, or set `azure-partner:useCli` to true.",
    seen: [/nothing says that this is the identity to link/],
  },
  {
    name: "cannot be imported",
    title: "What is only read has no id that says what it reads",
    why: "`pulumi import` gives the plugin an id and nothing else.",
    whatToDo: "Declare it: it is read, and nothing is changed.",
    seen: [/ cannot be imported, because its id/],
  },
  {
    name: "The run was cancelled",
    title: "An operation was asked for after Ctrl-C",
    why: "After it nothing new is begun.",
    whatToDo: "Run the command again.",
    seen: [/The run was cancelled, so nothing more is done/],
  },
  {
    name: "provider azure-partner has no resource",
    title: "The plugin has links and readings, and no components",
    why: "The components for access are in the TypeScript package only.",
    whatToDo:
      "Declare one of the resources that the sentence names, or write that program in TypeScript.",
    seen: [/The provider azure-partner has no resource/],
  },
  {
    name: "is given in clear",
    title: "A credential stands in clear in what is only read",
    why: "The engine stores what a `get` is given as it was written, and asks nobody to seal it. Nothing was read.",
    whatToDo: "Mark it as secret: `fn::secret` in YAML, `pulumi.secret` in programs.",
    seen: [/ is given in clear, and what is only read/],
  },
  {
    name: "id of a billing agreement",
    title: "The id of a billing agreement is its subscription's GUID",
    why: "What was given is none.",
    whatToDo: "Give the subscription's GUID.",
    seen: [/is not the id of a billing agreement/],
  },
  {
    name: "it is linked to partner",
    title: "The identity is linked to a partner that this resource did not link",
    why: "A link that somebody else made is not moved unless that is declared. Nothing was changed.",
    whatToDo:
      'If the move is meant, set `rebindFrom` to that partner (or `ifLinked: "rebind"`); else declare the partner that stands, or another identity.',
    seen: [/Did not link .*it is linked to partner/],
  },
  {
    name: "a refresh had found that partner",
    title: "A partner that only a refresh had found is not linked anew",
    why: "Nobody can tell whether the program names it or only the state, for example by `ignoreChanges`.",
    whatToDo: "Run `pulumi refresh`, and then `pulumi up`.",
    seen: [/a refresh had found that partner/],
  },
  {
    name: "is declared twice",
    title: "Two resources of one program declare different partners for one identity",
    why: "Azure keeps one link per identity.",
    whatToDo: "Remove one of the two, or declare another identity for it.",
    seen: [/\(tenant\/object .*\) is declared twice/],
  },
  {
    name: "no folder could be written",
    title: "The processes of one run cannot tell each other which identities are declared",
    why: "Each provider has a process of its own, and one would unlink what another one links. Nothing was changed.",
    whatToDo:
      "Make `$XDG_RUNTIME_DIR`, `$PULUMI_HOME` or the temporary folder writable for the user that runs Pulumi, and our folder in it that user's alone (mode 700).",
    seen: [/no folder could be written for that/],
  },
  {
    name: "declare cannot be told",
    title: "The claims of another process of this run cannot be read",
    why: "It may declare the same identity, so nothing was changed. Another release may have written them.",
    whatToDo:
      "Run the command again; where it says the same, use one release of pulumi-azure-partner in the whole stack.",
    seen: [/of this run of Pulumi declare cannot be told/],
  },
  {
    name: "Could not put back the link",
    title:
      "A link was removed while another resource of the run declared it, and could not be put back",
    whatToDo: "Run `pulumi up --refresh`, which links it again.",
    seen: [/^Unlinked .*, but /],
  },
  {
    name: "the link changes while it is being made",
    title: "Somebody else writes this link at the same time",
    whatToDo: "Find out which other stack or tool it is, then run the command again.",
    seen: [/changes while it is being made/],
  },
  {
    name: "another partner name than expected",
    title: "The partner behind the id has another name than `expectedPartnerName`",
    why: "A wrong digit makes a valid id of somebody else. What the run wrote was put back.",
    whatToDo: "Correct partnerId or expectedPartnerName.",
    seen: [/(was|is) linked to partner .*expectedPartnerName/, /Putting it back to/],
  },
  {
    name: "the link has another partner than expected",
    title:
      "A link that is only read is to another partner than `expectedPartnerIds` or `expectedPartnerName` say",
    why: "Nothing was changed.",
    whatToDo: "Find out who linked it, or correct the expectation.",
    seen: [/The link of .* is to partner .*, but /, /expectedPartner(Ids|Name) must be/],
  },
  {
    name: "This link belongs to object",
    title: "A change was asked for, and somebody else signs in than the recorded identity",
    why: "A link speaks for whoever's token is sent: another one would link itself.",
    whatToDo:
      "Sign in as the recorded identity, or declare the other one, which replaces the resource.",
    seen: [/This link belongs to object/],
  },
  {
    name: "nothing at hand signs in as it",
    title: "No credential here is that of the recorded identity",
    why: "Only the identity itself can read, change or remove its link. The recorded credential was tried, and then the live one.",
    whatToDo:
      'Give its credential by environment; or set `whenUnreachable: "keep"`; or run this one command with AZURE_PARTNER_WHEN_UNREACHABLE=keep.',
    seen: [/nothing at hand signs in as it/, /signing in failed in a way that says nothing/],
  },
  {
    name: "can read its own partner admin link",
    title: "`PartnerAdminLink.get` was asked for somebody else's link",
    why: "Azure tells a link to the identity itself and to nobody else.",
    whatToDo:
      "Give that identity's credential in `identity`, or take the link from the outputs of the stack that manages it.",
    seen: [/can read its own partner admin link/, /so there is nothing to get/],
  },
  {
    name: "is not the id of a partner admin link",
    title: "The id of a link is `<tenant id>/<object id>`, both GUIDs",
    whatToDo: "Give the link's `id` output.",
    seen: [/is not the id of a partner admin link/],
  },
  {
    name: "Nobody waits for this any more",
    title: "Nothing more was sent for a run that was cancelled or whose engine is gone",
    why: "After Ctrl-C, and after the end of the engine, which a provider process outlives, what was asked for may not be wanted any more.",
    whatToDo: "Run the command again.",
    seen: [/Nobody waits for this any more/],
  },
  {
    name: "an answer that cannot be believed",
    title: "Azure, or what stands before it, answered with what is no link",
    why: "Nothing is concluded from such an answer: it may be a proxy's page, be about another identity, or be older than what is known.",
    whatToDo:
      "Check that the host that is named is Azure Resource Manager and not a proxy, then run the command again.",
    seen: [/Nothing was concluded from it/, /answer is not Resource Manager's own/],
  },
  {
    name: "Azure answered with a refusal or a fault",
    title: "A request to Azure was refused or failed",
    why: "401: the token is not accepted. 403: a Conditional Access policy or a deny rule, for linking needs no role. 404: this cloud has no such service, or the link is gone. 408, 429, 5xx: Azure is busy or unwell.",
    whatToDo: "Do what the sentence behind it says; quote the request id to Microsoft's support.",
    seen: [/: Azure answered \S+/, /: the request failed \(/],
  },
  {
    name: "the roles could not be read",
    title: "Azure's list of role assignments cannot be used",
    why: "A role is not called missing because of a list that cannot be read.",
    whatToDo: "Ask about a narrower scope, or check the cloud and the proxy that are configured.",
    seen: [
      /Azure's list has more than/,
      /what is no list of role assignments/,
      /the list is said to go on/,
    ],
  },
  {
    name: "AZURE_PARTNER_WHEN_UNREACHABLE",
    title: "What one command does with an identity that is out of reach",
    why: "It overrules `whenUnreachable` of the resources, for a stack that is stuck.",
    whatToDo: "Set it to keep or fail, or leave it out.",
    seen: [],
  },
  {
    name: "azure-partner:operationTimeout",
    title: "How long one operation may take, in seconds from 1 to 3600",
    whatToDo: "`pulumi config set azure-partner:operationTimeout <seconds>`; 120 without it.",
    seen: [],
  },
  {
    name: "Cannot find module 'pulumi-azure-partner/provider'",
    title: "Pulumi does not find the package from the project's folder",
    why: "The provider runs in a process of its own and is looked for from there. The package is not installed there, or only as a part of another one, or was removed before its resources.",
    whatToDo:
      "Run `npm install pulumi-azure-partner` in the project's folder, then `pulumi up`. To get rid of the package remove its resources first.",
    seen: [
      /Cannot find module 'pulumi-azure-partner/,
      /Pulumi looks for pulumi-azure-partner from/,
    ],
  },
  {
    name: "reading 'toJavaScript'",
    title: "A link cannot be imported",
    why: "`pulumi import` and the `import` option cannot work with a dynamic resource. Nothing was changed.",
    whatToDo:
      "Declare the link and run `pulumi up`: a link that stands is adopted without a write.",
    seen: [/reading 'toJavaScript'/],
  },
  {
    name: "A defect in pulumi-azure-partner",
    title: "Something happened that this package does not understand",
    whatToDo: "Please report it with the sentence as it stands. Nothing more was changed.",
    seen: [/A defect in pulumi-azure-partner/],
  },
];

/** What this package itself refuses or cannot do, apart from signing in. */
export const ownExplanations: Explanation[] = own.map((one) => ({ ...one, from: "this package" }));
