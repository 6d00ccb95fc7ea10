using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace NtkWorkbench.Torture;

/// <summary>A cluster by what its commands write: it takes every array, and some of the tasks run.</summary>
internal sealed class SimulatedSlurm(int running, int arraySize) : ICommandRunner
{
    private readonly Dictionary<string, int[]> _arrays = [];

    /// <summary>How often each command was run.</summary>
    public SortedDictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>Lines of the last answer.</summary>
    public int Lines { get; private set; }

    public CommandOutcome Run(ProgramCall command, CancellationToken cancellation)
    {
        Calls[command.Program] = Calls.GetValueOrDefault(command.Program) + 1;
        return new() { Status = 0, Output = Answer(command.Program, command.Arguments) };
    }

    private string Answer(string program, IReadOnlyList<string> arguments) => program switch
    {
        "scontrol" => Invariant($"MaxArraySize            = {arraySize}\nMaxJobCount             = 10000\n"),
        "sbatch" => Submit(arguments.FirstOrDefault(word => word.StartsWith("--array=", StringComparison.Ordinal))),
        "squeue" => Queue(),
        _ => "",
    };

    private string Submit(string? array)
    {
        string id = Invariant($"{1000 + (2 * _arrays.Count)}");
        if (array is null)
            return Invariant($"{1001 + (2 * (_arrays.Count - 1))}\n");
        TaskNumbers.TryParse(array["--array=".Length..].Split('%')[0], int.MaxValue, out IReadOnlyList<int> indices);
        _arrays[id] = [.. indices];
        return $"{id}\n";
    }

    private string Queue()
    {
        var text = new StringBuilder();
        Lines = 0;
        foreach ((string id, int[] indices) in _arrays)
        {
            foreach (int index in indices)
            {
                text.Append(CultureInfo.InvariantCulture, $"{id}_{index}|");
                text.Append(++Lines <= running ? $"RUNNING|n{Lines % 64}|1:23:45|None\n" : "PENDING||2:00:00|Priority\n");
            }
        }
        return text.ToString();
    }
}
