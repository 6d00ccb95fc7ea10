using System.Globalization;

namespace NtkWorkbench.JobFiles.Tests;

public sealed class SyntaxTests
{
    [Theory]
    [InlineData("name: [a", 1, 7, "this '[' is not closed, expected ']'")]
    [InlineData("data: {kind: csv\nname: a", 1, 7, "this '{' is not closed, expected '}'")]
    [InlineData("name: a\n\tseed: 1", 2, 1, "a tab cannot indent")]
    [InlineData("name: a\nseed: 1\nengine: builtin\nnetwork:\n\thidden: [4]\n", 5, 1, "a tab cannot indent")]
    [InlineData("network:\n  \thidden: [4]\n", 2, 3, "a tab cannot indent")]
    [InlineData("network:\n  hidden:\n  \t- 4\n", 3, 3, "a tab cannot indent")]
    [InlineData("runs:\n-\tname: a\n", 2, 2, "a tab cannot indent")]
    [InlineData("name:a\nseed: 1", 1, 5, "a blank is missing after ':'")]
    [InlineData("training:\n  steps: 5\n  learning_rate:0.1\nname: a", 3, 16, "a blank is missing after ':'")]
    [InlineData("name: a: b", 1, 8, "a second ':' in one value")]
    [InlineData("name: 'a", 1, 7, "the quote is not closed")]
    [InlineData("name: @a", 1, 7, "this character cannot begin a value")]
    [InlineData("name: a\n  seed: 1", 2, 7, "a second ':' in one value")]
    [InlineData("data:\n    kind: csv\n  train: a", 3, 3, "the keys of one mapping in one column")]
    [InlineData("name: a\u0001", 1, 8, "the character U+0001 is not allowed")]
    [InlineData("name: a\u2028b", 1, 8, "the character U+2028 is not allowed")]
    [InlineData("just text", 1, 1, "must be a mapping of keys to values, got the string 'just text'")]
    [InlineData("- name: a", 1, 1, "must be a mapping of keys to values, got a list")]
    [InlineData("", 1, 1, "the file is empty")]
    [InlineData("---\n...\n", 1, 1, "the file is empty")]
    [InlineData("name: *a", 1, 7, "the alias *a refers to no anchor before it")]
    [InlineData(": ,", 1, 3, "expected a value here")]
    [InlineData("name: &a [*a]", 1, 11, "the alias *a stands inside what it refers to")]
    public void Parse_BrokenText_OneErrorAtItsPlace(string text, int line, int column, string message)
    {
        InputError error = JobText.Problem(text);

        error.Message.ShouldContain(message);
        (error.Line, error.Column).ShouldBe((line, column));
    }

    [Theory]
    [InlineData("name: a\n", "name: !!str a\n", "the tag tag:yaml.org,2002:str is not allowed")]
    [InlineData("name: a\n", "name: !a a\n", "the tag !a is not allowed")]
    [InlineData("{steps: 10}", "{steps: 10}\n---\nname: b", "a second document begins here")]
    [InlineData("name: a\n", "name: a\n[x]: b\n", "a key must be a name, got a list")]
    [InlineData("name: a\n", "name: a\nname: b\n", "the key 'name' is given twice, first in line 1, column 1")]
    [InlineData("name: a\n", "name: a\n<<: {seed: 1}\n", "unknown key '<<'")]
    public void Parse_RefusedForms_OneError(string written, string mistaken, string message) =>
        JobText.Problem(JobText.Minimal.Replace(written, mistaken, StringComparison.Ordinal)).Message.ShouldContain(message);

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Parse_ManyBrackets_RefusedWithoutFollowing(char bracket) =>
        JobText.Problem(new string(bracket, 1_000_000)).Message.ShouldContain("nested deeper than 64 levels");

    [Fact]
    public void Parse_NestedBlockLists_Refused() =>
        JobText.Problem(string.Concat(Enumerable.Repeat("- ", 200_000))).Message.ShouldContain("nested deeper than 64 levels");

    [Fact]
    public void Parse_BillionLaughs_RefusedEarly()
    {
        string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 20).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n")));

        JobText.Problem(text).Message.ShouldContain("more than 100000 values, aliases spelled out");
    }

    [Fact]
    public void Parse_ChainOfAliases_DeepIsRefused()
    {
        string text = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 5000).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}]\n")));

        JobText.Problem(text).Message.ShouldContain("makes the file nested deeper than 64 levels");
    }

    [Fact]
    public void Parse_ThousandsOfProblems_AreCutOff()
    {
        string text = string.Concat(Enumerable.Range(0, 5000).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i}: 1\n")));

        IReadOnlyList<InputError> errors = JobText.Errors(text);

        errors.Count.ShouldBe(201);
        errors[^1].Message.ShouldContain("not listed");
    }
}
