import { story } from './transcript';

story(
  'the call waits through breaks, log-outs and lost phones, and goes to the first who is ready',
  `
      0s AgentsReady 8001 8002 8003
           = 8001 ready
           = 8002 ready
           = 8003 ready
      1s AgentPaused 8001 lunch
           = 8001 not-ready{lunch}
      2s AgentLoggedOut 8002
           = 8002 logged-out
      3s PhoneUnregistered 8003
           = 8003 not-ready{unreachable}
      5s CallArrived c1 95002
           = c1 waits in general since 5s
           -> Answer c1.0
           -> StartHoldMusic c1.0
     60s AgentReadied 8003
           = 8003 not-ready{unreachable}
     90s AgentReadied 8002
     95s AgentLoggedIn 8002
           = 8002 ready
           -> OfferCall c1.1 8002
`,
);
