using NtkWorkbench.Cli;

DetachedProcess.BecomeWhereAsked(args);
using var interruption = new Interruption();
return CommandLine.Create(Composition.CreateSession(interruption)).Invoke(args);
