using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk validate JOB… [key=value…].</summary>
internal sealed class ValidateCommand : Command
{
    private readonly Argument<string[]> _words = new("JOB")
    {
        Description = "Job files, and overrides such as training.steps=1000.",
        Arity = ArgumentArity.OneOrMore,
    };

    public ValidateCommand(Session session)
        : base("validate", "Check job files, their data and weights, without running them, and tell what a run will take.")
    {
        Add(_words);
        SetAction(result => session.Execute(() =>
        {
            foreach (RunPlan plan in NamedPlans.Create(session, JobArguments.Split(result.GetRequiredValue(_words))))
            {
                session.Output.WriteLine($"{plan.Source.Path}: {plan.Describe()}");
                if (plan.Estimate() is RunEstimate estimate)
                    session.Output.WriteLine(estimate.Text());
            }
            return ExitCode.Done;
        }));
    }
}
