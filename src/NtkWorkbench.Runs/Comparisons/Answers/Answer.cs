namespace NtkWorkbench.Runs;

/// <summary>A question of a study and what the numbers of these runs say to it.</summary>
/// <param name="Question">The question, with its letter where it has one.</param>
/// <param name="Text">One or more sentences.</param>
internal sealed record Answer(string Question, string Text);
