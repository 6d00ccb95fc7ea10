namespace NtkWorkbench.Runs.Tests;

/// <summary>Recorded answers in place of commands.</summary>
internal sealed class RecordedCommands : ICommandRunner
{
    private readonly Dictionary<string, Queue<CommandOutcome>> _answers = [];

    public List<ProgramCall> Asked { get; } = [];

    /// <summary>Each command that was run, as one line.</summary>
    public IEnumerable<string> Lines => Asked.Select(call => string.Join(' ', call.Arguments.Prepend(call.Program)));

    /// <summary>What a program answers next; the last answer is given for ever.</summary>
    public RecordedCommands With(string program, string output, int? status = 0, string error = "")
    {
        if (!_answers.TryGetValue(program, out Queue<CommandOutcome>? answers))
            _answers[program] = answers = new();
        answers.Enqueue(new() { Status = status, Output = output, Error = error });
        return this;
    }

    public CommandOutcome Run(ProgramCall call, CancellationToken cancellation)
    {
        Asked.Add(call);
        if (!_answers.TryGetValue(call.Program, out Queue<CommandOutcome>? answers))
            return new() { Status = null, Error = $"{call.Program} is not on the search path" };
        return answers.Count > 1 ? answers.Dequeue() : answers.Peek();
    }

    public SlurmScheduler Scheduler(TimeProvider? time = null) =>
        new(new SlurmCommands(this, new Dictionary<string, string> { ["HOME"] = "/home/a" }), time ?? TimeProvider.System);
}
