using System.Text;

namespace NtkWorkbench.JobFiles.Tests;

/// <summary>Whatever the text, loading ends in a job or in a JobException.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 300;
    private const string Alphabet = "[]{}:,-#&*!|>'\"%@` \t\n\r?.~<=aA019_éz\u0085\u2028\uFEFF\0";

    [Fact]
    public void Parse_MutatedFile_JobOrErrors() => Repeat(1, (random, _) =>
    {
        var text = new StringBuilder(JobText.Complete);
        for (int i = random.Next(1, 5); i > 0; i--)
            Mutate(text, random);
        return text.ToString();
    });

    [Fact]
    public void Parse_RandomText_JobOrErrors() => Repeat(2, (random, _) =>
        string.Create(random.Next(0, 60), random, (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = Alphabet[source.Next(Alphabet.Length)];
        }));

    [Fact]
    public void Parse_CutFile_JobOrErrors() => Repeat(3, (_, round) => JobText.Complete[..(round * 7 % JobText.Complete.Length)]);

    [Fact]
    public void Parse_RandomOverride_JobOrErrors()
    {
        var random = new Generator(4);
        string[] starts =
            ["training.steps=", "data=", "data.function=", "network.hidden[0]=", "features.", "training.optimizer.kind=", "=",
            "slurm=", "slurm.time=", "slurm.extra="];
        for (int round = 0; round < Rounds; round++)
        {
            var text = new StringBuilder(starts[random.Next(starts.Length)]);
            for (int i = random.Next(0, 20); i > 0; i--)
                text.Append(Alphabet[random.Next(Alphabet.Length)]);
            LoadOrErrors(JobText.Minimal, text.ToString());
        }
    }

    [Fact]
    public void Load_RandomBytes_JobOrErrors()
    {
        var random = new Generator(5);
        string path = Path.GetTempFileName();
        try
        {
            for (int round = 0; round < 50; round++)
            {
                File.WriteAllBytes(path, [.. Enumerable.Range(0, random.Next(0, 200)).Select(_ => (byte)random.Next(1, 256))]);
                Should.Throw<JobException>(() => JobLoader.Load(path, [])).Errors.ShouldNotBeEmpty();
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Repeat(ulong seed, Func<Generator, int, string> makeText)
    {
        var random = new Generator(seed);
        for (int round = 0; round < Rounds; round++)
            LoadOrErrors(makeText(random, round));
    }

    private static void LoadOrErrors(string text, params string[] overrides)
    {
        try
        {
            JobText.Load(text, overrides).Job.ShouldNotBeNull();
        }
        catch (JobException refused)
        {
            refused.Errors.ShouldAllBe(error => error.Line >= 1 && error.Column >= 1 && error.Message.Length > 0);
        }
        catch (Exception other) when (other is not ShouldAssertException)
        {
            throw new InvalidOperationException($"text: {text}\noverrides: {string.Join(' ', overrides)}", other);
        }
    }

    private static void Mutate(StringBuilder text, Generator random)
    {
        int place = random.Next(0, text.Length);
        int length = Math.Min(random.Next(1, 12), text.Length - place);
        switch (random.Next(0, 4))
        {
            case 0:
                text.Remove(place, length);
                break;
            case 1:
                text.Insert(place, Alphabet[random.Next(0, Alphabet.Length)]);
                break;
            case 2:
                text[place] = Alphabet[random.Next(0, Alphabet.Length)];
                break;
            default:
                text.Insert(random.Next(0, text.Length), text.ToString(place, length));
                break;
        }
    }

    /// <summary>SplitMix64, so that the texts are the same everywhere.</summary>
    private sealed class Generator(ulong seed)
    {
        private ulong _state = seed;

        public int Next(int limit) => Next(0, limit);

        public int Next(int from, int limit)
        {
            _state += 0x9E3779B97F4A7C15;
            ulong z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return from + (int)((z ^ (z >> 31)) % (ulong)(limit - from));
        }
    }
}
