using System.CommandLine;

namespace NtkWorkbench.Cli;

/// <summary>ntk data check FILE….</summary>
internal sealed class DataCommand : Command
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Files of csv, npy, idx or CIFAR-10, plain or packed by gzip, or the folder of CIFAR-10.",
        Arity = ArgumentArity.OneOrMore,
    };

    public DataCommand(Session session)
        : base("data", "Look at files of data.")
    {
        var check = new Command("check", "Say what files hold, and whether they are the published MNIST, Fashion-MNIST or CIFAR-10.")
        {
            _files,
        };
        check.SetAction(result => session.Execute(() =>
        {
            ExitCode code = ExitCode.Done;
            foreach (string file in result.GetRequiredValue(_files))
            {
                try
                {
                    session.Output.WriteLine($"{file}: {DataCheck.Describe(file)}");
                }
                catch (JobException error)
                {
                    session.WriteError(error.Message);
                    code = ExitCode.BadInput;
                }
            }
            return code;
        }));
        Add(check);
    }
}
