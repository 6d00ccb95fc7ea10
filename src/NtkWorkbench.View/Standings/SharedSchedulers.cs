namespace NtkWorkbench.View;

/// <summary>Schedulers as all pages together ask them: the tasks of every family that is looked at in one question, no more often than
/// every half minute. Between questions the last answer holds.</summary>
internal sealed class SharedSchedulers(Func<string, IScheduler?> schedulers, TimeProvider time)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    // Far above what a family can have: of a number in a file that others may have written.
    private const int MostTasks = 10_000_000;

    private readonly List<Question> _questions = [];
    private long? _asked;

    /// <summary>Whether it is time to ask.</summary>
    public bool IsDue => _asked is not long before || time.GetElapsedTime(before) >= Interval;

    /// <summary>What stands for a scheduler where one family asks for its tasks; null: there is none of this name.</summary>
    /// <param name="family">The family.</param>
    /// <param name="name">As --on names the scheduler.</param>
    public IScheduler? For(string family, string name) =>
        schedulers(name) is null ? null : Of(family).FirstOrDefault(question => question.Name == name) ?? Add(new Question(family, name));

    /// <summary>Whether a family has tasks to ask for.</summary>
    public bool HasQuestions(string family) => Of(family).Any(question => question.Queued.Count > 0);

    /// <summary>Whether all that a family asked for has been answered, if only by silence.</summary>
    public bool IsAnswered(string family) => Of(family).All(question => question.Answered() is not null);

    /// <summary>Forgets what a family asked for: it is about to ask again.</summary>
    public void Forget(string family)
    {
        foreach (Question question in Of(family))
            question.Queued = [];
    }

    /// <summary>Asks for the tasks of some families, where it is time to; false: there was nothing to ask.</summary>
    public bool Ask(IReadOnlyCollection<string> families, CancellationToken cancellation)
    {
        Question[] open = [.. _questions.Where(question => question.Queued.Count > 0 && families.Contains(question.Family))];
        if (open.Length == 0 || !IsDue)
            return false;
        _asked = time.GetTimestamp();
        foreach (IGrouping<(string Name, string Clusters), Question> alike in open
            .GroupBy(question => (question.Name, question.Clusters)).OrderBy(group => group.Key.Clusters, StringComparer.Ordinal))
            Ask(schedulers(alike.Key.Name)!, [.. alike], cancellation);
        return true;
    }

    private static void Ask(IScheduler scheduler, Question[] questions, CancellationToken cancellation)
    {
        // Each family's tasks get numbers of their own in the common question.
        int[] firsts = new int[questions.Length];
        for (int i = 1; i < questions.Length; i++)
            firsts[i] = firsts[i - 1] + questions[i - 1].Largest;
        SchedulerAnswer answer = scheduler.Poll(
            [.. questions.SelectMany((question, i) => question.Queued.Select(queued => Moved(queued, firsts[i])))], cancellation);
        // One family's tasks may be what it is silent of; a scheduler that is away says so again at once.
        if (!answer.IsKnown && questions.Length > 1)
        {
            foreach (Question question in questions)
                question.Take(scheduler.Poll(question.Queued, cancellation));
            return;
        }
        foreach ((int i, Question question) in questions.Index())
        {
            question.Take(answer with
            {
                Tasks = [.. answer.Tasks.Where(task => task.Task > firsts[i] && task.Task - firsts[i] <= question.Largest)
                    .Select(task => task with { Task = task.Task - firsts[i] })],
            });
        }
    }

    private static QueuedTasks Moved(QueuedTasks queued, int by) => queued with
    {
        Offset = queued.Offset + by,
        Tasks = TaskNumbers.Format(NumbersOf(queued).Select(number => number + by)),
    };

    private static IReadOnlyList<int> NumbersOf(QueuedTasks queued) =>
        TaskNumbers.TryParse(queued.Tasks, MostTasks, out IReadOnlyList<int> numbers) ? numbers : [];

    private Question Add(Question question)
    {
        _questions.Add(question);
        return question;
    }

    private IEnumerable<Question> Of(string family) => _questions.Where(question => question.Family == family);

    /// <summary>What one family asks one scheduler for, and what that said last.</summary>
    private sealed class Question(string family, string name) : IScheduler
    {
        private SchedulerAnswer? _answer;
        private HashSet<string> _asked = [];

        public string Family => family;

        public string Name => name;

        public IReadOnlyList<QueuedTasks> Queued { get; set; } = [];

        public string Clusters => string.Join(',', Queued.Select(queued => queued.Cluster).Distinct().Order(StringComparer.Ordinal));

        public int Largest => Queued.SelectMany(NumbersOf).DefaultIfEmpty(0).Max();

        public SchedulerAnswer Poll(IReadOnlyList<QueuedTasks> queued, CancellationToken cancellation)
        {
            Queued = queued;
            return Answered() ?? SchedulerAnswer.Silence("it has not been asked yet");
        }

        /// <summary>The last answer as far as it is one to what is asked now; null: what was queued since is not in it.</summary>
        public SchedulerAnswer? Answered()
        {
            if (Queued.Count == 0)
                return new SchedulerAnswer { IsKnown = true };
            if (_answer is null || !Queued.All(queued => _asked.Contains(queued.Id)))
                return null;
            var numbers = Queued.SelectMany(NumbersOf).ToHashSet();
            return _answer with { Tasks = [.. _answer.Tasks.Where(task => numbers.Contains(task.Task))] };
        }

        public void Take(SchedulerAnswer answer) => (_answer, _asked) = (answer, [.. Queued.Select(queued => queued.Id)]);

        public int MostTasks() => throw OnlyAsked();

        public IReadOnlyList<(string Name, string Text)> Scripts(TaskBatch batch) => throw OnlyAsked();

        public void Submit(TaskBatch batch, Action<QueuedTasks> queued) => throw OnlyAsked();

        public void Cancel(IReadOnlyList<QueuedTasks> queued) => throw OnlyAsked();

        private static NotSupportedException OnlyAsked() => new("pages show how tasks stand, and do nothing with them");
    }
}
