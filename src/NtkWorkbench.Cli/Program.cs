using NtkWorkbench.Cli;

using var interruption = new Interruption();
return CommandLine.Create(Composition.CreateSession(interruption)).Invoke(args);
